import { buildGraph } from '../core/graph/build';
import type { Graph, ProblemCounts } from '../core/graph/graph';
import { graphJson } from '../core/graph/json';
import { toMarkdown } from '../core/graph/markdown';
import { toReadme } from '../core/graph/readme';
import type { Origin } from '../core/source';
import { uriOf } from './files';
import { json } from './output';
import { titleOf } from './reading';
import type { Reading } from './reading';

/** The graph in the words of the command line: the same wherever the folder lies. */
export function graphText(format: string, reading: Reading): string {
  const graph = graphOf(reading);
  const placeOf = (origin: Origin) => reading.placeOf(origin);
  switch (format) {
    case 'json': {
      const root = uriOf(reading.folder);
      const short = (id: string) => (id.startsWith(root) ? `.${id.slice(root.length)}` : id);
      return json(graphJson(graph, short, placeOf));
    }
    case 'markdown':
      return toMarkdown(graph, placeOf);
    default:
      return toReadme(graph);
  }
}

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
