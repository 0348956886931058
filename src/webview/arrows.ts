import { ties, type DrawnGraph } from '../protocol';

type Names = Readonly<Record<string, string>>;

/** An arrow of a drawing, by its name in mermaid's text; one that is not seen only keeps an order. */
export interface Arrow {
  /** The ids of two nodes, or at its beginning the name of a dot. */
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly look: 'solid' | 'dotted' | 'scales' | 'hidden';
}

/** The names of the dots from which requests come, one for each group that takes any. */
export function dotsOf({ groups, nodes }: DrawnGraph, names: Names): readonly string[] {
  return groups
    .filter(({ id }) => nodes.some((node) => node.entry && node.group === id))
    .map(({ id }) => dotOf(id, names));
}

/** All that mermaid's text has arrows for. */
export function arrowsOf(graph: DrawnGraph, names: Names): readonly Arrow[] {
  const nameOf = (id: string): string => names[id] ?? '';
  return [
    ...graph.nodes
      .filter(({ entry }) => entry)
      .map(({ id, group }): Arrow => {
        const from = dotOf(group, names);
        return { from, to: id, name: `L_${from}_${nameOf(id)}_0`, look: 'solid' };
      }),
    ...graph.edges.map(({ from, to, kinds }): Arrow => {
      const isOrder = kinds.every((kind) => kind === 'start-order');
      const look = kinds.includes('scales') ? 'scales' : isOrder ? 'dotted' : 'solid';
      return { from, to, name: `L_${nameOf(from)}_${nameOf(to)}_0`, look };
    }),
    ...ties(graph).map(([from, to]): Arrow => ({ from, to, name: '', look: 'hidden' })),
  ];
}

const dotOf = (group: string, names: Names): string => `from_outside_${names[group] ?? ''}`;
