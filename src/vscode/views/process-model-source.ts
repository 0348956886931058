import * as vscode from 'vscode';
import { buildGraph } from '../../core/graph/build';
import { buildChart } from '../../core/graph/chart';
import type { ChartOptions } from '../../core/graph/chart';
import { nodeIdOf } from '../../core/graph/graph';
import type { Formation } from '../../core/model';
import { SYNTAX } from '../../core/problem';
import { managers } from '../../managers/index';
import { expandBraces } from '../../workspace/glob';
import type { PlannedDeclaration } from '../commands/apply-plan';
import { toLocation } from '../convert';
import { idsOf } from '../declaration-id';
import type { DeclarationId } from '../declaration-id';
import { countBySeverity, problemsIn } from '../problems';
import { provenanceOf } from '../features/provenance';
import type { Watching } from '../watch/watching';
import type { EditorWorkspace } from '../workspace';
import type { Picture, ProcessModelSource, StaleFile } from './process-model/index';

const MOST_NAMES = 4;

/** The panel's picture of the workspace, and what it asks of the editor. */
export function processModelSource(
  workspace: EditorWorkspace,
  watching: Watching,
  apply: (counts: readonly PlannedDeclaration[]) => Promise<readonly PlannedDeclaration[]>,
): ProcessModelSource {
  let read = false;
  let lastGood: readonly Formation[] | undefined;
  const picture = (): Picture => {
    const { formations } = workspace.service.snapshot;
    const stale = brokenFiles(workspace);
    if (stale.length === 0) lastGood = formations;
    // What is declared may be old, what runs never is.
    return formations.length === 0
      ? nothing()
      : pictureOf(lastGood ?? formations, stale, workspace, watching);
  };
  const changed = new vscode.EventEmitter<void>();
  workspace.onDidChange(() => changed.fire());
  watching.onDidChange(() => changed.fire());
  void workspace.ready.then(() => {
    read = true;
    changed.fire();
  });
  return {
    onDidChange: changed.event,
    picture: () => (read ? picture() : { state: 'loading' }),
    open(origin, graph, beside) {
      const { uri, range } = toLocation(origin, workspace.service.lines(origin.uri));
      const viewColumn = beside ? graph + 1 : columnForReading(graph);
      void vscode.window.showTextDocument(uri, { selection: range, viewColumn });
    },
    scale(node, step) {
      const command =
        step === undefined ? 'formation.scale' : step > 0 ? 'formation.increase' : 'formation.decrease';
      void vscode.commands.executeCommand(command, ...declarationsOf(node, workspace));
    },
    async apply(plan) {
      const applied = await apply(plan.map(({ place, count }) => ({ id: place.of, count })));
      return plan.filter(({ place }) => applied.some(({ id }) => id === place.of));
    },
    findManifests: () => void workspace.refresh(),
    export: () => void vscode.commands.executeCommand('formation.exportProcessModel'),
    shown: (visible) => watching.show('formation.processModel', visible),
  };
}

/** The graph stays in sight: what it opens goes where another column shows a text, else into a new one. */
function columnForReading(graph: vscode.ViewColumn): vscode.ViewColumn {
  const others = vscode.window.visibleTextEditors.filter(
    ({ viewColumn }) => viewColumn !== undefined && viewColumn !== graph,
  );
  return others[0]?.viewColumn ?? graph + 1;
}

/** Files that do not follow their format as they stand: the graph keeps what was last read whole. */
function brokenFiles({ service }: EditorWorkspace): readonly StaleFile[] {
  return [...service.snapshot.problems].flatMap(([uri, problems]) => {
    const broken = problems.find(({ rule, severity }) => rule === SYNTAX && severity === 'error');
    const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
    return broken ? [{ path, message: broken.message, origin: broken.at }] : [];
  });
}

function nothing(): Picture {
  const looksFor = managers.map(({ id, title, files }) => ({ manager: id, title, files: said(files) }));
  return { state: 'empty', looksFor };
}

function pictureOf(
  formations: readonly Formation[],
  stale: readonly StaleFile[],
  { service }: EditorWorkspace,
  watching: Watching,
): Picture {
  const seen: ChartOptions = {
    titleOf: (id) => managers.find((manager) => manager.id === id)?.title ?? id,
    runningOf: (declaration) => watching.running(declaration),
  };
  const graph = buildGraph(formations, {
    ...seen,
    provenanceOf: (quantity) => provenanceOf(quantity, service),
    problemsIn: (body) => countBySeverity(problemsIn(body, service.snapshot)),
  });
  return { state: 'graph', graph, chart: buildChart(formations, seen), stale };
}

/** File names as a person would say them: whole names before patterns, and not all where there are many. */
function said(globs: readonly string[]): string {
  const names = globs.flatMap(expandBraces);
  const ordered = [
    ...names.filter((name) => !name.includes('*')),
    ...names.filter((name) => name.includes('*')),
  ];
  return [...ordered.slice(0, MOST_NAMES), ...(ordered.length > MOST_NAMES ? ['…'] : [])].join(', ');
}

/** The declarations of a node of the graph, whose id is its app's folder and its name. */
function declarationsOf(node: string, { service }: EditorWorkspace): readonly DeclarationId[] {
  for (const formation of service.snapshot.formations)
    for (const member of formation.members)
      if (node === nodeIdOf(formation.app.folder, member.name)) return idsOf(formation, member);
  return [];
}
