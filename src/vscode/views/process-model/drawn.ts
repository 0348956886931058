import { toMermaid } from '../../../core/graph/mermaid';
import { reservedLine } from '../../../core/graph/reserve';
import type { DrawnNode, DrawnPicture } from '../../../protocol';
import { partsOf, type GraphNode } from '../../../core/graph/graph';
import type { Picture } from './source';

/** The picture as the webview gets it. Equal pictures are equal as JSON. */
export function drawn(picture: Picture): DrawnPicture {
  if (picture.state !== 'graph') return picture;
  const { graph, stale } = picture;
  return {
    state: 'graph',
    graph: { groups: graph.groups, nodes: graph.nodes.map(withoutOrigins), edges: graph.edges },
    mermaid: partsOf(graph).map((part) => toMermaid(part, (node) => [reservedLine(node)])),
    stale: stale.map(({ path, message }) => ({ path, message })),
  };
}

function withoutOrigins(node: GraphNode): DrawnNode {
  return {
    ...node,
    declarations: node.declarations.map(
      ({
        manager,
        managerTitle,
        term,
        environment,
        path,
        quantity,
        declared,
        provenance,
        health,
        trouble,
      }) => ({
        manager,
        managerTitle,
        term,
        environment,
        path,
        quantity,
        declared,
        ...(provenance === undefined ? {} : { provenance }),
        ...(health === undefined ? {} : { health }),
        ...(trouble === undefined ? {} : { trouble }),
      }),
    ),
  };
}
