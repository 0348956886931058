import type { DrawnGraph, DrawnGroup, DrawnNode } from '../protocol';
import { managersOf } from './filter';
import type { Grouping } from './layout';
import { partsOf } from './parts';

/** The graph with each app in groups by what its nodes have in common; by app, as it stands. */
export function grouped(graph: DrawnGraph, by: Grouping): DrawnGraph {
  return by === 'app' ? graph : regroup(graph, () => by);
}

/** The graph with each app of more nodes than can be read in groups: by namespace, else by manager. */
export function readable(graph: DrawnGraph, most: number): DrawnGraph {
  if ([...partsOf(graph).values()].every(({ nodes }) => nodes.length <= most)) return graph;
  return regroup(graph, ({ nodes }) =>
    nodes.length > most ? (['namespace', 'manager'] as const).find((by) => differs(nodes, by)) : undefined,
  );
}

type Split = Exclude<Grouping, 'app'>;

function differs(nodes: readonly DrawnNode[], by: Split): boolean {
  return new Set(nodes.map((node) => keyOf(node, by))).size > 1;
}

function regroup(graph: DrawnGraph, choose: (part: DrawnGraph) => Split | undefined): DrawnGraph {
  const titles = new Map([...managersOf(graph)].map(([id, { title }]) => [id, title]));
  const parts = [...partsOf(graph).values()];
  const groups: DrawnGroup[] = [];
  const groupOf = new Map<string, string>();
  for (const part of parts) {
    const by = choose(part);
    const [app] = part.groups;
    if (by === undefined || !app) {
      groups.push(...part.groups);
      continue;
    }
    const made = new Map<string, DrawnGroup>();
    for (const node of part.nodes) {
      const key = keyOf(node, by);
      const id = JSON.stringify([app.id, by, key]);
      const title = titleOf(node, by, titles);
      made.set(id, { id, app: app.id, title: parts.length > 1 ? `${app.title} · ${title}` : title });
      groupOf.set(node.id, id);
    }
    groups.push(...made.values());
  }
  const nodes = graph.nodes.map((node) => ({ ...node, group: groupOf.get(node.id) ?? node.group }));
  return { groups, nodes, edges: graph.edges };
}

function keyOf({ managers, namespaces = [] }: DrawnNode, by: Split): string {
  return [...(by === 'manager' ? managers : namespaces)].sort().join('\n');
}

function titleOf(
  { managers, namespaces = [] }: DrawnNode,
  by: Split,
  titles: ReadonlyMap<string, string>,
): string {
  if (by === 'manager')
    return managers
      .map((id) => titles.get(id) ?? id)
      .sort()
      .join(', ');
  return namespaces.length === 0 ? 'no namespace' : [...namespaces].sort().join(', ');
}
