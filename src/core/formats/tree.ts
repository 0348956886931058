import type { Origin, Passage } from '../source';

/**
 * What every structured format is read into: nodes that know where they are written.
 * A node is shared by all its aliases' targets, so a tree may be a graph without cycles;
 * whoever walks it keeps to the paths of a schema, or remembers where it has been.
 */
export type Node = ScalarNode | MappingNode | SequenceNode;

interface Written {
  readonly at: Origin;
  /** The aliases and merges it came by, outermost last. Empty where it stands for itself. */
  readonly through: readonly Passage[];
  /** A tag as written: `!Ref`, `!reset`. */
  readonly tag?: string;
}

/** The way of what stands for itself: one list, for most nodes have it. */
export const DIRECT: readonly Passage[] = [];

export type ScalarStyle = 'plain' | 'single' | 'double' | 'block';
export type ScalarValue = string | number | boolean | null;

export interface ScalarNode extends Written {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  /** The text it stands for before its type is resolved: `3`, `no`, `0x1F`. */
  readonly text: string;
  readonly style: ScalarStyle;
  /** False where it hangs on an unset variable: `value` is then what the tool would put there. */
  readonly known: boolean;
}

export interface MappingNode extends Written {
  readonly kind: 'mapping';
  /** By key, in the order they are written; merged keys last. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly flow: boolean;
}

export interface SequenceNode extends Written {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
  readonly flow: boolean;
}

export interface Entry {
  readonly key: ScalarNode;
  readonly value: Node;
  /** From the key's first character to the value's last. */
  readonly at: Origin;
  /** True where it stands in the mapping itself, false where a merge brought it. */
  readonly own: boolean;
}

/** The node at a path of keys; undefined where a step is missing or is no mapping. */
export function child(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  let here = node;
  for (const key of path) here = here?.kind === 'mapping' ? here.entries.get(key)?.value : undefined;
  return here;
}

export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === 'mapping' ? [...node.entries.values()] : [];
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'sequence' ? node.items : [];
}

export function scalarOf(node: Node | undefined): ScalarNode | undefined {
  return node?.kind === 'scalar' ? node : undefined;
}

/** The text of a scalar that is not null. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
}

export function isNull(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null;
}

/** The same node seen through one more indirection. */
export function seenThrough<T extends Node>(node: T, passage: Passage): T {
  return { ...node, through: [...node.through, passage] };
}

/** The same tree, in which every part knows of one more indirection. What was shared stays shared. */
export function seenDeepThrough(root: Node, passage: Passage): Node {
  return mapTree(root, (node) => seenThrough(node, passage));
}

/** The tree with every node changed, a collection after its parts. Each node is changed once, however often it is shared. */
export function mapTree(root: Node, change: (node: Node) => Node): Node {
  const done = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = done.get(node);
    if (known) return known;
    const result = change(withParts(node, visit));
    done.set(node, result);
    return result;
  };
  return visit(root);
}

/** A mapping with the value of each entry changed. */
export function mapEntries(mapping: MappingNode, change: (value: Node, key: string) => Node): MappingNode {
  return replaceEntries(mapping, (entry, key) => {
    const value = change(entry.value, key);
    return value === entry.value ? entry : { ...entry, value };
  });
}

/** A mapping with others in the place of its entries, under the same keys. */
export function replaceEntries(
  mapping: MappingNode,
  change: (entry: Entry, key: string) => Entry,
): MappingNode {
  const entries = new Map<string, Entry>();
  let isChanged = false;
  mapping.entries.forEach((entry, key) => {
    const other = change(entry, key);
    isChanged ||= other !== entry;
    entries.set(key, other);
  });
  return isChanged ? { ...mapping, entries } : mapping;
}

/** The same node where no part changed. */
function withParts(node: Node, visit: (part: Node) => Node): Node {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'mapping') return mapEntries(node, visit);
  const items = node.items.map(visit);
  return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
}
