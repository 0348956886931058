import type { DrawnEdge, DrawnGraph, DrawnGroup, DrawnNode } from '../protocol';

/** The graph of each app by its id, in their order. Nothing is lost: a need never leaves its app. */
export function partsOf(graph: DrawnGraph): ReadonlyMap<string, DrawnGraph> {
  return split(graph, ({ id, app = id }) => app);
}

/** The graph of each group by its id, in their order; needs that leave the group are not in it. */
export function groupsOf(graph: DrawnGraph): ReadonlyMap<string, DrawnGraph> {
  return split(graph, ({ id }) => id);
}

/** A group with what its nodes need in others, unless that is more than `most` together. */
export function withNeeds(graph: DrawnGraph, group: DrawnGraph, most: number): DrawnGraph {
  const own = new Set(group.nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ from }) => own.has(from));
  const seen = new Set([...own, ...edges.map(({ to }) => to)]);
  if (seen.size === own.size || seen.size > most) return group;
  const nodes = graph.nodes.filter(({ id }) => seen.has(id));
  const groups = new Set(nodes.map((node) => node.group));
  return { groups: graph.groups.filter(({ id }) => groups.has(id)), nodes, edges };
}

interface Part {
  readonly groups: DrawnGroup[];
  readonly nodes: DrawnNode[];
  readonly edges: DrawnEdge[];
}

function split(
  { groups, nodes, edges }: DrawnGraph,
  keyOf: (group: DrawnGroup) => string,
): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const ofGroup = new Map<string, Part>();
  for (const group of groups) {
    const key = keyOf(group);
    const part = parts.get(key) ?? { groups: [], nodes: [], edges: [] };
    part.groups.push(group);
    parts.set(key, part);
    ofGroup.set(group.id, part);
  }
  const ofNode = new Map<string, Part>();
  for (const node of nodes) {
    const part = ofGroup.get(node.group);
    part?.nodes.push(node);
    if (part) ofNode.set(node.id, part);
  }
  for (const edge of edges) {
    const part = ofNode.get(edge.from);
    if (part === ofNode.get(edge.to)) part?.edges.push(edge);
  }
  return parts;
}
