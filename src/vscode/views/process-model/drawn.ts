import { matricesOf } from '../../../core/graph/matrix';
import type { DrawnNode, DrawnPicture } from '../../../protocol';
import type { GraphNode } from '../../../core/graph/graph';
import type { Picture } from './source';

/** The picture as the webview gets it. Equal pictures are equal as JSON. */
export function drawn(picture: Picture): DrawnPicture {
  if (picture.state !== 'graph') return picture;
  const { graph, chart, broken } = picture;
  return {
    state: 'graph',
    graph: {
      groups: graph.groups.map(({ id, title }) => ({ id, title })),
      nodes: graph.nodes.map(withoutOrigins),
      edges: graph.edges,
    },
    chart: { sections: chart.sections },
    matrices: matricesOf(graph).map(({ group: { environments }, rows }) => ({
      environments,
      rows: rows.map(({ node: { id }, ...row }) => ({ node: id, ...row })),
    })),
    broken: broken.map(({ path, message, shown }) => ({ path, message, shown })),
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
        quantityPath,
        declared,
        provenance,
        health,
        trouble,
        autoscaler,
        command,
      }) => ({
        manager,
        managerTitle,
        term,
        environment,
        path,
        quantity,
        quantityPath,
        declared,
        ...(provenance === undefined ? {} : { provenance }),
        ...(health === undefined ? {} : { health }),
        ...(trouble === undefined ? {} : { trouble }),
        ...(autoscaler === undefined ? {} : { autoscaler }),
        ...(command === undefined ? {} : { command }),
      }),
    ),
  };
}
