import * as vscode from 'vscode';
import type { TreeNode } from './views/tree';
import { scale, step } from './commands/scale';
import type { FindTarget } from './commands/scale';
import { start } from './commands/start';
import type { DeclarationId } from './features/code-lens';
import { registerCodeActions } from './features/code-actions';
import { registerCodeLens } from './features/code-lens';
import { registerDiagnostics } from './features/diagnostics';
import { registerHover } from './features/hover';
import { registerStatusBar } from './features/status-bar';
import { processModelSource } from './views/process-model-source';
import { registerProcessModel } from './views/process-model/index';
import { registerTree } from './views/tree';
import { EditorWorkspace } from './workspace';

/** What tests and other extensions may await. */
export interface FormationApi {
  /** Settles when the workspace was read. */
  readonly ready: Promise<void>;
}

/** Everything that the desktop and the browser share. */
export function activateShared(context: vscode.ExtensionContext, find: FindTarget): FormationApi {
  const log = vscode.window.createOutputChannel('Formation', { log: true });
  const workspace = new EditorWorkspace(log);
  const view = registerProcessModel(context, processModelSource(workspace));
  const command = (id: string, run: (...args: never[]) => unknown) =>
    vscode.commands.registerCommand(id, run as (...args: unknown[]) => unknown);
  context.subscriptions.push(
    log,
    workspace,
    registerDiagnostics(workspace),
    registerCodeActions(workspace),
    registerHover(workspace),
    registerCodeLens(workspace),
    registerStatusBar(workspace),
    registerTree(workspace),
    command('formation.showProcessModel', () => view.show()),
    command('formation.start', () => start(workspace)),
    command('formation.refresh', () => workspace.refresh()),
    command('formation.scale', (...args: (DeclarationId | TreeNode)[]) =>
      scale(workspace, find, idsOf(args)),
    ),
    command('formation.increase', (...args: (DeclarationId | TreeNode)[]) => step(workspace, 1, idsOf(args))),
    command('formation.decrease', (...args: (DeclarationId | TreeNode)[]) =>
      step(workspace, -1, idsOf(args)),
    ),
  );
  return { ready: workspace.ready };
}

/** Commands get ids from lenses and the graph, and nodes from the tree. */
function idsOf(args: readonly unknown[]): readonly DeclarationId[] {
  return args.flatMap((argument) => {
    if (typeof argument !== 'object' || argument === null) return [];
    if ('id' in argument && isId(argument.id)) return [argument.id];
    return isId(argument) ? [argument] : [];
  });
}

function isId(value: unknown): value is DeclarationId {
  return typeof value === 'object' && value !== null && 'environment' in value && 'key' in value;
}
