import * as vscode from 'vscode';
import { buildGraph } from '../../core/graph/build';
import { buildChart } from '../../core/graph/chart';
import type { ChartOptions } from '../../core/graph/chart';
import { nodeIdOf } from '../../core/graph/graph';
import type { Formation } from '../../core/model';
import { SYNTAX } from '../../core/problem';
import { managers } from '../../managers/index';
import { knownBy } from '../../workspace/known-by';
import type { PlannedDeclaration } from '../commands/apply-plan';
import { toLocation } from '../convert';
import { idsOf } from '../declaration-id';
import type { DeclarationId } from '../declaration-id';
import { countBySeverity, problemsIn } from '../problems';
import { provenanceOf } from '../features/provenance';
import type { Watching } from '../watch/watching';
import type { EditorWorkspace } from '../workspace';
import { LastWhole } from './process-model/last-whole';
import type { Picture, ProcessModelSource, LocatedBrokenFile } from './process-model/index';

/** The panel's picture of the workspace, and what it asks of the editor. */
export function processModelSource(
  workspace: EditorWorkspace,
  watching: Watching,
  apply: (counts: readonly PlannedDeclaration[]) => Promise<readonly PlannedDeclaration[]>,
): ProcessModelSource {
  let read = false;
  const lastWhole = new LastWhole();
  const picture = (): Picture => {
    const files = brokenFiles(workspace);
    const { formations, of } = lastWhole.look(
      workspace.service.snapshot.formations,
      new Set(files.map(({ origin }) => origin.uri)),
    );
    const broken = files.map((file) => ({ ...file, shown: of(file.origin.uri) }));
    // What is declared may be old, what runs never is.
    return formations.length === 0 ? nothing() : pictureOf(formations, broken, workspace, watching);
  };
  let opening: PromiseLike<unknown> = Promise.resolve();
  /** An editor that opens takes the focus, and a question that has lost it is gone: it is asked afterwards. */
  const opened = () => opening.then(undefined, () => undefined);
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
      opening = vscode.window.showTextDocument(uri, { selection: range, viewColumn });
    },
    async scale(node, step) {
      const command =
        step === undefined ? 'formation.scale' : step > 0 ? 'formation.increase' : 'formation.decrease';
      await opened();
      await vscode.commands.executeCommand(command, ...declarationsOf(node, workspace));
    },
    async apply(plan) {
      await opened();
      const applied = await apply(plan.map(({ place, count }) => ({ id: place.of, count })));
      return plan.filter(({ place }) => applied.some(({ id }) => id === place.of));
    },
    findManifests: () => void workspace.refresh(),
    async export() {
      await opened();
      await vscode.commands.executeCommand('formation.exportProcessModel');
    },
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

/** Files that do not follow their format as they stand. */
function brokenFiles({ service }: EditorWorkspace): readonly Omit<LocatedBrokenFile, 'shown'>[] {
  return [...service.snapshot.problems].flatMap(([uri, problems]) => {
    const broken = problems.find(({ rule, severity }) => rule === SYNTAX && severity === 'error');
    const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
    return broken ? [{ path, message: broken.message, origin: broken.at }] : [];
  });
}

function nothing(): Picture {
  const looksFor = managers.map((manager) => ({
    manager: manager.id,
    title: manager.title,
    manifests: knownBy(manager),
  }));
  return { state: 'empty', looksFor };
}

function pictureOf(
  formations: readonly Formation[],
  broken: readonly LocatedBrokenFile[],
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
  return { state: 'graph', graph, chart: buildChart(formations, seen), broken };
}

/** The declarations of a node of the graph, whose id is its app's folder and its name. */
function declarationsOf(node: string, { service }: EditorWorkspace): readonly DeclarationId[] {
  for (const formation of service.snapshot.formations)
    for (const member of formation.members)
      if (node === nodeIdOf(formation.app.folder, member.name)) return idsOf(formation, member);
  return [];
}
