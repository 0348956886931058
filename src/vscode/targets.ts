import * as vscode from 'vscode';
import { isRefusal } from '../core/manager';
import type { Manager, Target } from '../core/manager';
import type { Declaration } from '../core/model';
import { ask } from './ask';
import { runningTool } from './terminal';

const PATIENCE_MS = 30_000;

/** Asks the manager's tool which targets there are, and the person where there are several. Never guesses. */
export async function findTarget(
  manager: Manager,
  { environment }: Declaration,
): Promise<Target | undefined | 'none'> {
  if (manager.start) {
    const tool = runningTool(environment.group);
    return manager.start.tools.find(({ id }) => id === tool) ?? 'none';
  }
  if (!manager.targets || !vscode.workspace.isTrusted) return 'none';
  const targets = await ask(manager.targets(environment), PATIENCE_MS);
  if (isRefusal(targets)) {
    void vscode.window.showWarningMessage(targets.refused);
    return 'none';
  }
  if (targets.length === 0) return 'none';
  const items = [...targets]
    .sort((a, b) => Number(b.current) - Number(a.current))
    .map((target) => ({
      label: target.title,
      description: target.current ? vscode.l10n.t('current') : '',
      target,
    }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Where?'),
    placeHolder: vscode.l10n.t('{0}: which target is meant?', manager.title),
  });
  return picked?.target;
}
