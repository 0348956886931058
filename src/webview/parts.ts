import type { DrawnGraph, DrawnNode, GraphEdge } from '../protocol';

/** The graph of each app by its id, in their order. Nothing is lost: a need never leaves its app. */
export function partsOf({ groups, nodes, edges }: DrawnGraph): ReadonlyMap<string, DrawnGraph> {
  const parts = new Map(
    groups.map((group) => [
      group.id,
      { groups: [group], nodes: [] as DrawnNode[], edges: [] as GraphEdge[] },
    ]),
  );
  const groupOf = new Map<string, string>();
  for (const node of nodes) {
    groupOf.set(node.id, node.group);
    parts.get(node.group)?.nodes.push(node);
  }
  for (const edge of edges) parts.get(groupOf.get(edge.from) ?? '')?.edges.push(edge);
  return parts;
}
