import type { Graph } from './graph';
import type { PlaceOf } from './place';

/** The graph as data, with places as people count them. `short` takes from an id where the workspace lies. */
export function graphJson({ groups, nodes, edges }: Graph, short: (id: string) => string, placeOf: PlaceOf) {
  return {
    groups: groups.map(({ id, ...group }) => ({ id: short(id), ...group })),
    nodes: nodes.map(({ id, group, declarations, ...node }) => ({
      id: short(id),
      group: short(group),
      ...node,
      declarations: declarations.map(({ origin, quantityOrigin, quantityPath, column, ...declaration }) => ({
        ...declaration,
        environmentIndex: column,
        ...placeOf(origin),
        quantityAt: { ...placeOf(quantityOrigin), path: quantityPath },
      })),
    })),
    edges: edges.map(({ from, to, kinds }) => ({ from: short(from), to: short(to), kinds })),
  };
}
