import * as vscode from 'vscode';
import type { Plan } from '../../core/manager';
import type { Declaration } from '../../core/model';
import { toWorkspaceEdit } from '../convert';
import { runInTerminal, startInTerminal } from '../terminal';
import { canRun } from '../trust';
import type { EditorWorkspace } from '../workspace';
import { confirm } from './prompts';

/** Edits the manifest, or runs the steps in a terminal after the person has seen them whole. */
export async function carryOut(
  plan: Plan,
  { processType }: Declaration,
  { service }: EditorWorkspace,
): Promise<void> {
  if (plan.verb === 'write') {
    await vscode.workspace.applyEdit(toWorkspaceEdit(plan.changes, (uri) => service.lines(uri)));
    return;
  }
  if (!canRun() || !(await confirm(plan))) return;
  for (const command of plan.steps) {
    if (command.session !== undefined) {
      await startInTerminal(command, command.session);
      continue;
    }
    const code = await runInTerminal(command, vscode.l10n.t('Scale {0}', processType.name.value));
    if (code !== 0) {
      const said = vscode.l10n.t('{0} ended with exit code {1}.', command.executable, code ?? '?');
      void vscode.window.showErrorMessage(said);
      return;
    }
  }
  void vscode.window.showInformationMessage(vscode.l10n.t('{0}: done.', plan.title));
}
