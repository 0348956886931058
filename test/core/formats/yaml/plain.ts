import type { Node } from '../../../../src/core/formats/tree';
import type { Problem } from '../../../../src/core/problem';
import type { Origin } from '../../../../src/core/source';

const place = ({ span }: Origin) => [span.start, span.end];

/** A tree as data that can be compared: what it says, and where. Shared nodes are written out once. */
export function plainTree(root: Node): unknown {
  const seen = new Map<Node, number>();
  const visit = (node: Node): unknown => {
    const known = seen.get(node);
    if (known !== undefined) return { again: known };
    seen.set(node, seen.size);
    const through = node.through.map(({ via, at }) => [via, ...place(at)]);
    const shared = { at: place(node.at), through, tag: node.tag };
    if (node.kind === 'scalar') return { ...shared, value: node.value, text: node.text, style: node.style };
    if (node.kind === 'sequence') return { ...shared, flow: node.flow, items: node.items.map(visit) };
    return {
      ...shared,
      flow: node.flow,
      entries: [...node.entries].map(([key, entry]) => [key, place(entry.at), entry.own, visit(entry.value)]),
    };
  };
  return visit(root);
}

export function plainProblem({ rule, severity, message, at }: Problem): unknown {
  return { rule, severity, message, at: place(at) };
}
