import * as vscode from 'vscode';
import type { Formation } from '../core/model';
import { applyPlan } from './commands/apply-plan';
import { applyPreset } from './commands/apply-preset';
import { focusInProcessModel } from './commands/focus';
import { operate } from './commands/operate';
import { Consents } from './commands/plan-dialog';
import { explainProblem } from './commands/explain';
import { copyAsMermaid, exportProcessModel } from './commands/export';
import { savePreset } from './commands/save-preset';
import { scale } from './commands/scale';
import { start } from './commands/start';
import { step } from './commands/step';
import { setWatching, watchElsewhere } from './commands/watch';
import { idsAmong } from './declaration-id';
import { registerCodeActions } from './features/code-actions';
import { registerCodeLens } from './features/code-lens';
import { registerDiagnostics } from './features/diagnostics';
import { registerHover } from './features/hover';
import { registerProblemHover } from './features/problem-hover';
import { registerStatusBar } from './features/status-bar';
import { registerTaskProvider } from './features/task-provider';
import { Terminal } from './terminal';
import type { Tools } from './tools';
import { processModelSource } from './views/process-model-source';
import { registerProcessModel } from './views/process-model/index';
import { registerTree } from './views/tree';
import { Watching } from './watch/watching';
import { EditorWorkspace } from './workspace';

/** What tests and other extensions may await. */
export interface FormationApi {
  /** Settles when the workspace was read. */
  readonly ready: Promise<void>;
  /** The formations of the workspace as they are now; `onDidChange` says when to look again. */
  formations(): readonly Formation[];
  readonly onDidChange: vscode.Event<void>;
}

/** Everything that the desktop and the browser share. */
export function activateShared(context: vscode.ExtensionContext, tools: Tools): FormationApi {
  const log = vscode.window.createOutputChannel('Formation', { log: true });
  const workspace = new EditorWorkspace(log);
  const hands = { terminal: new Terminal((command) => tools.isThere(command)), consents: new Consents() };
  const watching = new Watching(workspace, tools.watchHost, context.workspaceState);
  const source = processModelSource(workspace, watching, (plan) => applyPlan(workspace, tools, hands, plan));
  const view = registerProcessModel(context, source);
  const command = (id: string, run: (...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(id, run);
  context.subscriptions.push(
    log,
    workspace,
    watching,
    registerDiagnostics(workspace, context.extensionUri),
    registerCodeActions(workspace),
    registerHover(workspace, watching),
    registerProblemHover(workspace, context.extensionUri),
    registerCodeLens(workspace, watching),
    registerStatusBar(workspace, watching),
    registerTaskProvider(workspace),
    registerTree(workspace, watching),
    command('formation.showProcessModel', () => view.show()),
    command('formation.focusProcessModel', (...args) => focusInProcessModel(workspace, view, idsAmong(args))),
    command('formation.exportProcessModel', () => exportProcessModel(workspace, view)),
    command('formation.copyAsMermaid', () => copyAsMermaid(workspace)),
    command('formation.start', () => start(workspace, hands)),
    command('formation.refresh', () => {
      watching.refresh();
      return workspace.refresh();
    }),
    command('formation.startWatching', () => setWatching('local')),
    command('formation.stopWatching', () => setWatching('off')),
    command('formation.watchElsewhere', () => watchElsewhere(workspace, tools, watching)),
    command('formation.explainProblem', (rule) => explainProblem(workspace, context.extensionUri, rule)),
    command('formation.scale', (...args) => scale(workspace, tools, hands, idsAmong(args))),
    command('formation.applyPreset', () => applyPreset(workspace, tools, hands)),
    command('formation.savePreset', () => savePreset(workspace)),
    command('formation.run', (...args) => operate(workspace, tools, hands, 'run', idsAmong(args))),
    command('formation.stop', (...args) => operate(workspace, tools, hands, 'stop', idsAmong(args))),
    command('formation.restart', (...args) => operate(workspace, tools, hands, 'restart', idsAmong(args))),
    command('formation.logs', (...args) => operate(workspace, tools, hands, 'logs', idsAmong(args))),
    command('formation.forwardPort', (...args) =>
      operate(workspace, tools, hands, 'forward-port', idsAmong(args)),
    ),
    command('formation.increase', (...args) => step(workspace, 1, idsAmong(args))),
    command('formation.decrease', (...args) => step(workspace, -1, idsAmong(args))),
  );
  return {
    ready: workspace.ready,
    formations: () => workspace.service.snapshot.formations,
    onDidChange: workspace.onDidChange,
  };
}
