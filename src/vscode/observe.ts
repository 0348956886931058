import * as vscode from 'vscode';
import { isRefusal } from '../core/manager';
import type { Manager, Target } from '../core/manager';
import type { Declaration } from '../core/model';
import { ask } from './ask';

const PATIENCE_MS = 5000;

/** How many the manager wants, or else sees running, which a change is one of; undefined where it cannot be asked or does not name the process type. */
export async function observe(
  manager: Manager,
  { environment, processType }: Declaration,
  target: Target | undefined,
): Promise<number | undefined> {
  if (!manager.observe || !vscode.workspace.isTrusted) return undefined;
  const query = manager.observe(environment, target);
  if (!query) return undefined;
  const asking = {
    location: vscode.ProgressLocation.Window,
    title: vscode.l10n.t('Asking {0}', manager.title),
  };
  const seen = await vscode.window
    .withProgress(asking, () => ask(query, PATIENCE_MS))
    .then(undefined, () => undefined);
  if (seen === undefined || isRefusal(seen)) return undefined;
  const found = seen.find(({ key }) => key === processType.key);
  return found?.wanted ?? found?.running;
}
