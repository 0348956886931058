import { child, seenThrough, textOf } from '../../core/formats/tree';
import type { Entry, MappingNode, Node, SequenceNode } from '../../core/formats/tree';
import type { Origin } from '../../core/source';
import { publishedKey } from './ports';

/** Sequences that an override replaces as a whole; all others it adds to (compose-spec, "Merge and override"). */
const REPLACED = new Set(['command', 'entrypoint', 'test']);

/** Sequences that may also be written as a mapping, item by item `KEY=VALUE`. */
const KEYED = new Set(['environment', 'labels', 'annotations', 'extra_hosts', 'args', 'sysctls']);

/** One file's tree over another's, as Compose merges override files. What wins remembers what it stands over. */
export function mergeOver(base: Node, over: Node, key = ''): Node {
  if (over.tag === '!reset')
    return { ...over, kind: 'scalar', value: null, text: '', style: 'plain', known: true };
  if (over.tag === '!override') return overriding(over, base.at);
  if (KEYED.has(key)) return mergeMappings(asMapping(base), asMapping(over));
  if (key === 'depends_on') return mergeMappings(asMapping(base), asMapping(over));
  if (base.kind === 'mapping' && over.kind === 'mapping') return mergeMappings(base, over);
  if (base.kind === 'sequence' && over.kind === 'sequence' && !REPLACED.has(key))
    return append(base, over, key);
  if (over.kind === 'scalar' && over.value === null) return base;
  return overriding(over, base.at);
}

function overriding<T extends Node>(node: T, at: Origin): T {
  return seenThrough(node, { via: 'override', at });
}

function mergeMappings(base: Node, over: Node): Node {
  if (base.kind !== 'mapping' || over.kind !== 'mapping') return over;
  const entries = new Map<string, Entry>(base.entries);
  for (const [key, entry] of over.entries) {
    const before = entries.get(key);
    if (!before) entries.set(key, entry);
    else if (entry.value.tag === '!reset') entries.delete(key);
    else entries.set(key, { ...entry, value: mergeOver(before.value, entry.value, key) });
  }
  return { ...over, entries };
}

function append(base: SequenceNode, over: SequenceNode, key: string): SequenceNode {
  if (key !== 'ports') return { ...over, items: [...base.items, ...over.items] };
  const replaced = new Set(over.items.map(publishedKey));
  return {
    ...over,
    items: [...base.items.filter((item) => !replaced.has(publishedKey(item))), ...over.items],
  };
}

/** `[A=1, B]` as `{A: 1, B: null}`; a mapping stays as it is. */
export function asMapping(node: Node): MappingNode | Node {
  if (node.kind !== 'sequence') return node;
  const entries = new Map<string, Entry>();
  for (const item of node.items) {
    if (item.kind !== 'scalar') continue;
    const cut = item.text.indexOf('=');
    const name = cut < 0 ? item.text : item.text.slice(0, cut);
    const value = cut < 0 ? null : item.text.slice(cut + 1);
    const key = { ...item, value: name, text: name };
    entries.set(name, { key, value: { ...item, value, text: value ?? '' }, at: item.at, own: false });
  }
  return { kind: 'mapping', entries, flow: node.flow, at: node.at, through: node.through };
}

/** The text of a key that may be missing, null or no scalar. */
export function textAt(node: Node | undefined, ...path: readonly string[]): string | undefined {
  return textOf(child(node, ...path));
}
