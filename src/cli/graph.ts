import { buildGraph } from '../core/graph/build';
import type { Graph, ProblemCounts } from '../core/graph/graph';
import type { Origin } from '../core/source';
import { uriOf } from './files';
import { titleOf } from './reading';
import type { Reading } from './reading';

export function graphOf(reading: Reading): Graph {
  const { formations, problems } = reading.service.snapshot;
  const problemsIn = ({ uri, span }: Origin): ProblemCounts => {
    const counts = { error: 0, warning: 0, info: 0, hint: 0 };
    for (const { at, severity } of problems.get(uri) ?? [])
      if (span.start <= at.span.start && at.span.end <= span.end) counts[severity]++;
    return counts;
  };
  return buildGraph(formations, { titleOf, problemsIn, pathOf: (uri) => reading.pathOf(uri) });
}

/** The graph with paths and places in the words of the command line: the same wherever the folder lies. */
export function graphJson({ groups, nodes, edges }: Graph, reading: Reading, folder: string) {
  const root = uriOf(folder);
  const short = (id: string) => (id.startsWith(root) ? `.${id.slice(root.length)}` : id);
  return {
    groups: groups.map(({ id, title }) => ({ id: short(id), title })),
    nodes: nodes.map(({ id, group, declarations, ...node }) => ({
      id: short(id),
      group: short(group),
      ...node,
      declarations: declarations.map(({ origin, ...declaration }) => ({
        ...declaration,
        ...reading.placeOf(origin),
      })),
    })),
    edges: edges.map(({ from, to, kinds }) => ({ from: short(from), to: short(to), kinds })),
  };
}
