import * as vscode from 'vscode';
import { buildGraph } from '../../core/graph/build';
import { graphJson } from '../../core/graph/json';
import { toMarkdown } from '../../core/graph/markdown';
import { toReadme } from '../../core/graph/readme';
import type { Origin } from '../../core/source';
import { managers } from '../../managers/index';
import { countBySeverity, problemsIn } from '../problems';
import type { EditorWorkspace } from '../workspace';

export type TextFormat = 'mermaid' | 'markdown' | 'json';

/** What the manifests declare, as `formation graph` prints it; undefined where they declare nothing. */
export function modelText(format: TextFormat, { service }: EditorWorkspace): string | undefined {
  const { formations } = service.snapshot;
  const pathOf = (uri: string) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const graph = buildGraph(formations, {
    titleOf: (id) => managers.find((manager) => manager.id === id)?.title ?? id,
    problemsIn: (body) => countBySeverity(problemsIn(body, service.snapshot)),
    pathOf,
  });
  if (graph.nodes.length === 0) return undefined;
  const placeOf = ({ uri, span }: Origin) => {
    const { line, column } = service.lines(uri)?.positionAt(span.start) ?? { line: 0, column: 0 };
    return { path: pathOf(uri), line: line + 1, column: column + 1 };
  };
  switch (format) {
    case 'mermaid':
      return toReadme(graph);
    case 'markdown':
      return toMarkdown(graph, placeOf);
    case 'json':
      return `${JSON.stringify(graphJson(graph, short, placeOf), null, 2)}\n`;
  }
}

/** An id without where the workspace lies: `.` for its only folder, else the folder's name. */
function short(id: string): string {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const inside = folders.find(({ uri }) => id.startsWith(uri.toString()));
  if (!inside) return id;
  return `${folders.length === 1 ? '.' : inside.name}${id.slice(inside.uri.toString().length)}`;
}
