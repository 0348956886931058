import * as vscode from 'vscode';
import { buildGraph } from '../../core/graph/build';
import type { Graph, ProblemCounts } from '../../core/graph/graph';
import { SYNTAX } from '../../core/problem';
import type { Origin } from '../../core/source';
import { managers } from '../../managers/index';
import { toLocation } from '../convert';
import type { DeclarationId } from '../features/code-lens';
import type { EditorWorkspace } from '../workspace';
import type { Picture, ProcessModelSource, StaleFile } from './process-model/index';

/** The panel's picture of the workspace, and what it asks of the editor. */
export function processModelSource(workspace: EditorWorkspace): ProcessModelSource {
  let read = false;
  let lastGood: Graph | undefined;
  const picture = (): Picture => {
    const now = pictureOf(workspace);
    if (now.state !== 'graph') return now;
    const stale = brokenFiles(workspace);
    if (stale.length === 0) lastGood = now.graph;
    return { state: 'graph', graph: lastGood ?? now.graph, stale };
  };
  const changed = new vscode.EventEmitter<void>();
  workspace.onDidChange(() => changed.fire());
  void workspace.ready.then(() => {
    read = true;
    changed.fire();
  });
  return {
    onDidChange: changed.event,
    picture: () => (read ? picture() : { state: 'loading' }),
    open(origin, beside) {
      const { uri, range } = toLocation(origin, workspace.service.source(origin.uri));
      const viewColumn = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
      void vscode.window.showTextDocument(uri, { selection: range, viewColumn });
    },
    scale(node, step) {
      const command =
        step === undefined ? 'formation.scale' : step > 0 ? 'formation.increase' : 'formation.decrease';
      void vscode.commands.executeCommand(command, ...declarationsOf(node, workspace));
    },
    findManifests: () => void workspace.refresh(),
  };
}

/** Files that do not follow their format as they stand: the graph keeps what was last read whole. */
function brokenFiles({ service }: EditorWorkspace): readonly StaleFile[] {
  return [...service.snapshot.problems].flatMap(([uri, problems]) => {
    const broken = problems.find(({ rule, severity }) => rule === SYNTAX && severity === 'error');
    const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
    return broken ? [{ path, message: broken.message, origin: broken.at }] : [];
  });
}

function pictureOf({ service }: EditorWorkspace): Picture {
  const { formations, problems } = service.snapshot;
  if (formations.length === 0) {
    const looksFor = managers.map(({ id, title, files }) => ({
      manager: id,
      title,
      files: files.join(', '),
    }));
    return { state: 'empty', looksFor };
  }
  const graph = buildGraph(formations, {
    titleOf: (id) => managers.find((manager) => manager.id === id)?.title ?? id,
    problemsIn: (body) => count(body, problems.get(body.uri) ?? []),
  });
  return { state: 'graph', graph, stale: [] };
}

function count(
  { span }: Origin,
  problems: readonly { severity: keyof ProblemCounts; at: Origin }[],
): ProblemCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity, at } of problems)
    if (at.span.start >= span.start && at.span.end <= span.end) counts[severity]++;
  return counts;
}

/** The declarations of a node of the graph, whose id is its app's folder and its name. */
function declarationsOf(node: string, { service }: EditorWorkspace): readonly DeclarationId[] {
  for (const { app, members } of service.snapshot.formations)
    for (const member of members)
      if (node === `${app.folder}#${member.name}`)
        return member.declarations.map(({ environment, processType }) => ({
          app: app.folder,
          environment: environment.group,
          key: processType.key,
        }));
  return [];
}
