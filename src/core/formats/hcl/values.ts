import type { Origin } from '../../source';
import type { Entry, MappingNode, Node, ScalarNode, ScalarValue, SequenceNode } from '../tree';

/** A value that is written nowhere as it is: worked out at `at`. */
export function scalar(value: ScalarValue, at: Origin): ScalarNode {
  const text = value === null ? '' : String(value);
  return { kind: 'scalar', value, text, style: 'plain', known: true, at, through: [] };
}

/** What hangs on what is not known here. */
export function unknown(at: Origin): ScalarNode {
  return { kind: 'scalar', value: null, text: '', style: 'plain', known: false, at, through: [] };
}

/** What Terraform would stop at, as a part that is not there: `try` takes the next. */
export function failed(at: Origin): ScalarNode {
  return { ...unknown(at), tag: FAILED };
}

export function isFailed(node: Node): boolean {
  return node.kind === 'scalar' && !node.known && node.tag === FAILED;
}

const FAILED = '!failed';

export function isKnown(node: Node): boolean {
  return node.kind !== 'scalar' || node.known;
}

export function sequenceOf(items: readonly Node[], at: Origin): SequenceNode {
  return { kind: 'sequence', items, flow: true, at, through: [] };
}

/** Of equal keys the last counts. */
export function mappingOf(entries: readonly Entry[], at: Origin): MappingNode {
  return {
    kind: 'mapping',
    entries: new Map(entries.map((entry) => [entry.key.text, entry])),
    flow: true,
    at,
    through: [],
  };
}

/** A part of a value by its key or index. */
export function within(node: Node, key: string): Node | undefined {
  if (node.kind === 'mapping') return node.entries.get(key)?.value;
  return node.kind === 'sequence' && /^\d+$/.test(key) ? node.items[Number(key)] : undefined;
}

/** A number, or a text that is one. */
export function numberOf(node: Node | undefined): number | undefined {
  if (node?.kind !== 'scalar') return undefined;
  const { value } = node;
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value)
    ? Number(value)
    : undefined;
}

/** A boolean, or a text that is one. */
export function booleanOf(node: Node | undefined): boolean | undefined {
  if (node?.kind !== 'scalar') return undefined;
  if (typeof node.value === 'boolean') return node.value;
  return node.value === 'true' ? true : node.value === 'false' ? false : undefined;
}

/** In the order of their keys, in which a map is gone through; undefined for what is none. */
export function entriesOf(node: Node | undefined): readonly Entry[] | undefined {
  if (node?.kind !== 'mapping') return undefined;
  return [...node.entries.values()].sort((a, b) => (a.key.text < b.key.text ? -1 : 1));
}
