import type { DrawnGraph, DrawnNode } from '../protocol';

/** What a process type is for, as a person tells one from another. */
export const KINDS = ['web', 'worker', 'scheduled', 'one-off', 'backing-service'] as const;
export type Kind = (typeof KINDS)[number];

/** What is hidden, in each view. */
export interface Filter {
  readonly kinds: readonly Kind[];
  /** A type is hidden where each manager that declares it is. */
  readonly managers: readonly string[];
  /** Hides what has no problem. */
  readonly onlyProblems: boolean;
  /** Hides what a search does not find, while there is one. */
  readonly onlyFound: boolean;
}

export const NO_FILTER: Filter = { kinds: [], managers: [], onlyProblems: false, onlyFound: false };

/** A filter that was kept, as far as it is one. */
export function readFilter(value: unknown): Filter {
  const { kinds, managers, onlyProblems, onlyFound } = Object(value) as Record<string, unknown>;
  return {
    kinds: KINDS.filter((kind) => Array.isArray(kinds) && kinds.includes(kind)),
    managers: Array.isArray(managers) ? managers.filter((id) => typeof id === 'string') : [],
    onlyProblems: onlyProblems === true,
    onlyFound: onlyFound === true,
  };
}

/** A search alone hides nothing. */
export function hides({ kinds, managers, onlyProblems }: Filter): boolean {
  return kinds.length > 0 || managers.length > 0 || onlyProblems;
}

export function passes(node: DrawnNode, { kinds, managers, onlyProblems }: Filter): boolean {
  if (kinds.includes(kindOf(node))) return false;
  if (managers.length > 0 && node.managers.every((id) => managers.includes(id))) return false;
  return !onlyProblems || hasProblem(node);
}

/** True for errors and warnings, and where processes are not as declared: what has a badge. */
export function hasProblem({ problems, marks }: DrawnNode): boolean {
  const troubled = marks.some(({ health }) => health === 'trouble' || health === 'differs');
  return problems.error + problems.warning > 0 || troubled;
}

export function kindOf({ role, entry }: DrawnNode): Kind {
  if (role === 'process' || role === 'autoscaler') return entry ? 'web' : 'worker';
  return role;
}

/** Each manager of a graph by its id, as a person calls it, with how many nodes it declares. */
export function managersOf({ nodes }: DrawnGraph): ReadonlyMap<string, { title: string; count: number }> {
  const found = new Map<string, { title: string; count: number }>();
  for (const { managers, declarations } of nodes)
    for (const id of managers) {
      const title = declarations.find(({ manager }) => manager === id)?.managerTitle ?? id;
      found.set(id, { title, count: (found.get(id)?.count ?? 0) + 1 });
    }
  return found;
}

/** The graph of the nodes that are shown, with the edges between them and the groups that hold one. */
export function only(graph: DrawnGraph, isShown: (node: DrawnNode) => boolean): DrawnGraph {
  const nodes = graph.nodes.filter(isShown);
  if (nodes.length === graph.nodes.length) return graph;
  const ids = new Set(nodes.map(({ id }) => id));
  const groups = new Set(nodes.map(({ group }) => group));
  return {
    groups: graph.groups.filter(({ id }) => groups.has(id)),
    nodes,
    edges: graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}
