import type { DrawnEdge, DrawnGraph, DrawnNode } from '../protocol';

export const DIRECTIONS = ['LR', 'TB'] as const;
export const GROUPINGS = ['app', 'namespace', 'manager'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** How the graph is drawn, and what of it. */
export interface Layout {
  readonly direction: (typeof DIRECTIONS)[number];
  readonly grouping: Grouping;
  /** Dots from which requests come. */
  readonly entries: boolean;
  /** Autoscalers apart from what they scale. */
  readonly autoscalers: boolean;
  /** Needs that are about the order of starting alone. */
  readonly startOrder: boolean;
  /** Badges for problems. */
  readonly problems: boolean;
}

const USUAL: Layout = {
  direction: 'LR',
  grouping: 'app',
  entries: true,
  autoscalers: false,
  startOrder: true,
  problems: true,
};

/** A layout that was kept, as far as it is one. */
export function readLayout(value: unknown): Layout {
  const kept = Object(value) as Record<string, unknown>;
  const is = (name: 'entries' | 'autoscalers' | 'startOrder' | 'problems'): boolean =>
    typeof kept[name] === 'boolean' ? kept[name] : USUAL[name];
  return {
    direction: DIRECTIONS.find((one) => one === kept['direction']) ?? USUAL.direction,
    grouping: GROUPINGS.find((one) => one === kept['grouping']) ?? USUAL.grouping,
    entries: is('entries'),
    autoscalers: is('autoscalers'),
    startOrder: is('startOrder'),
    problems: is('problems'),
  };
}

/** The graph with the layers that are shown. */
export function layered(graph: DrawnGraph, { entries, autoscalers, startOrder }: Layout): DrawnGraph {
  const scalers = autoscalers ? graph.nodes.flatMap(scalersOf) : [];
  return {
    groups: graph.groups,
    nodes: [
      ...(entries ? graph.nodes : graph.nodes.map((node) => (node.entry ? { ...node, entry: false } : node))),
      ...scalers,
    ],
    edges: [
      ...graph.edges.filter(({ kinds }) => startOrder || kinds.some((kind) => kind !== 'start-order')),
      ...scalers.map(({ id, scales }): DrawnEdge => ({
        from: id,
        to: scales?.node ?? '',
        kinds: ['scales'],
      })),
    ],
  };
}

/** The autoscalers of a node, each once, with every range that an environment gives it. */
function scalersOf(node: DrawnNode): readonly DrawnNode[] {
  const found = new Map<string, DrawnNode>();
  node.declarations.forEach((one, declaration) => {
    if (!one.autoscaler) return;
    const { manager, quantity, quantityPath, autoscaler } = one;
    const id = `${node.id}\n${manager}\n${autoscaler.name}`;
    const { quantities = [], marks = [], declarations = [], scales } = found.get(id) ?? {};
    const known = quantities.includes(quantity);
    found.set(id, {
      id,
      group: node.group,
      name: autoscaler.name,
      role: 'autoscaler',
      managers: [manager],
      quantities: known ? quantities : [...quantities, quantity],
      marks: known ? marks : [...marks, { managers: [manager], text: quantity, declared: true }],
      many: false,
      entry: false,
      problems: { error: 0, warning: 0, info: 0, hint: 0 },
      declarations: [...declarations, { ...one, term: autoscaler.term, path: quantityPath }],
      scales: { node: node.id, declarations: [...(scales?.declarations ?? []), declaration] },
    });
  });
  return [...found.values()];
}
