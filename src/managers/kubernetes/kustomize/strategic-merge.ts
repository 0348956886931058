import { child, isNull, textOf } from '../../../core/formats/tree';
import type { MappingNode, Node, SequenceNode } from '../../../core/formats/tree';
import { mergeKeysOf } from './merge-keys';
import { withEntry, withoutEntry } from './tree';

const DIRECTIVE = '$patch';

/**
 * A strategic merge patch over a node, as kyaml's `merge2` does it with lists growing at their front; undefined where
 * the patch deletes it. Throws `Mismatch` where the patch has another kind of node, as kustomize refuses that.
 * Without a schema (custom resources) a list is replaced as a whole.
 */
export function mergeStrategic(base: Node | undefined, patch: Node, schema: boolean): Node | undefined {
  return merge(base, patch, '', { schema, left: MOST_NODES });
}

/** More nodes than any patch has: one that comes to more was made of aliases, to exhaust memory. */
const MOST_NODES = 200_000;

interface Work {
  readonly schema: boolean;
  left: number;
}

function merge(base: Node | undefined, patch: Node, field: string, work: Work): Node | undefined {
  if (--work.left < 0) return patch;
  if (isNull(patch)) return undefined;
  const under = isNull(base) ? undefined : base;
  if (patch.kind === 'mapping') return mergeMapping(under, patch, work);
  if (patch.kind === 'sequence') return mergeSequence(under, patch, field, work);
  if (under && under.kind !== 'scalar') throw new Mismatch(patch);
  return patch;
}

/** The node of a patch that stands where something of another kind is. */
export class Mismatch extends Error {
  constructor(readonly node: Node) {
    super('A patch does not fit what it is for.');
  }
}

function mergeMapping(base: Node | undefined, patch: MappingNode, work: Work): Node | undefined {
  const directive = textOf(child(patch, DIRECTIVE));
  if (directive === 'delete') return undefined;
  const plain = withoutEntry(patch, DIRECTIVE);
  if (directive === 'replace') return merge(undefined, plain, '', work);
  if (base && base.kind !== 'mapping') throw new Mismatch(patch);
  let merged: MappingNode = base ?? { ...plain, entries: new Map() };
  for (const [key, { value }] of plain.entries) {
    const after = merge(merged.entries.get(key)?.value, value, key, work);
    merged = after ? withEntry(merged, key, after) : withoutEntry(merged, key);
  }
  return merged;
}

function mergeSequence(
  base: Node | undefined,
  patch: SequenceNode,
  field: string,
  work: Work,
): Node | undefined {
  if (base && base.kind !== 'sequence') throw new Mismatch(patch);
  const before = base?.items ?? [];
  const keys = work.schema ? mergeKeysOf(field, [...patch.items, ...before]) : undefined;
  if (!keys) return patch;
  const whole = patch.items.find((item) => child(item, DIRECTIVE) && !isKeyed(item, keys));
  if (whole) {
    if (textOf(child(whole, DIRECTIVE)) === 'delete') return undefined;
    const items = patch.items.filter((item) => !child(item, DIRECTIVE));
    return { ...patch, items: items.flatMap((item) => merge(undefined, item, '', work) ?? []) };
  }
  const left = new Map(before.map((item) => [keyOf(item, keys), item]));
  const first: Node[] = [];
  const done = new Set<string>();
  for (const item of patch.items) {
    const key = keyOf(item, keys);
    if (!isKeyed(item, keys) || done.has(key)) continue;
    done.add(key);
    const merged = merge(left.get(key), item, '', work);
    if (merged) first.push(merged);
  }
  const rest = before.filter((item) => !isKeyed(item, keys) || !done.has(keyOf(item, keys)));
  return { ...(base ?? patch), items: [...first, ...rest] };
}

const isKeyed = (item: Node, [first = '']: readonly string[]) => textOf(child(item, first)) !== undefined;

function keyOf(item: Node, keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => textOf(child(item, key)) ?? ''));
}
