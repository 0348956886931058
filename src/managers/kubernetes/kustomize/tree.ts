import type { Entry, MappingNode, Node, ScalarNode } from '../../../core/formats/tree';
import type { Origin, Passage } from '../../../core/source';

/** Trees are never changed: each of these gives a new one that shares what stayed. */

export function scalar(value: string | number, at: Origin, through: readonly Passage[] = []): ScalarNode {
  const style = typeof value === 'number' ? 'plain' : 'double';
  return { kind: 'scalar', value, text: String(value), style, known: true, at, through };
}

export function emptyMapping(at: Origin): MappingNode {
  return { kind: 'mapping', entries: new Map(), flow: false, at, through: [] };
}

export function withEntry(mapping: MappingNode, key: string, value: Node): MappingNode {
  const entries = new Map(mapping.entries);
  const before = entries.get(key);
  const entry: Entry = before
    ? { ...before, value }
    : { key: scalar(key, value.at), value, at: value.at, own: false };
  entries.set(key, entry);
  return { ...mapping, entries };
}

export function withoutEntry(mapping: MappingNode, key: string): MappingNode {
  if (!mapping.entries.has(key)) return mapping;
  const entries = new Map(mapping.entries);
  entries.delete(key);
  return { ...mapping, entries };
}

/**
 * Changes what stands at a path. `name[]` goes into each item of a list, `*` too; with `create` a missing key is
 * made, at the place of what is written there. What the path does not fit stays as it is.
 */
export function changeAt(
  node: Node,
  path: readonly string[],
  change: (node: Node | undefined) => Node | undefined,
  create: Origin | undefined,
): Node {
  const [step, ...rest] = path;
  if (step === undefined) return change(node) ?? node;
  if (node.kind === 'sequence') {
    const inner = step === '*' || step === '[]' ? rest : path;
    const items = node.items.map((item) => changeAt(item, inner, change, create));
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  if (node.kind !== 'mapping') return node;
  const key = step.endsWith('[]') ? step.slice(0, -2) : step;
  const below = node.entries.get(key)?.value;
  if (below && !isNothing(below))
    return replaced(
      node,
      key,
      below,
      rest.length === 0 ? change(below) : changeAt(below, rest, change, create),
    );
  if (!create) return node;
  const made = rest.length === 0 ? change(undefined) : changeAt(emptyMapping(create), rest, change, create);
  return made ? withEntry(node, key, made) : node;
}

function replaced(node: MappingNode, key: string, before: Node, after: Node | undefined): MappingNode {
  return after === undefined || after === before ? node : withEntry(node, key, after);
}

const isNothing = (node: Node) => node.kind === 'scalar' && node.value === null;

/** Longer than the path to anything in an object. */
export const LONGEST_PATH = 200;

/** Deeper than what is read: only a patch that copies a tree into itself again and again comes to more. */
const DEEPEST = 1_000;

/** A tree in which every node is seen anew. What several parents share is seen once, so a graph stays as small. */
export function mapTree(root: Node, see: <T extends Node>(node: T) => T): Node {
  const seen = new Map<Node, Node>();
  const visit = (node: Node, depth: number): Node => {
    const known = seen.get(node);
    if (known || depth > DEEPEST) return known ?? node;
    const result = see(below(node, depth + 1));
    seen.set(node, result);
    return result;
  };
  const below = (node: Node, depth: number): Node => {
    if (node.kind === 'scalar') return node;
    if (node.kind === 'sequence') return { ...node, items: node.items.map((item) => visit(item, depth)) };
    const entries = new Map<string, Entry>();
    for (const [key, entry] of node.entries)
      entries.set(key, { ...entry, key: see(entry.key), value: visit(entry.value, depth) });
    return { ...node, entries };
  };
  return visit(root, 0);
}
