import * as vscode from 'vscode';
import { isRefusal } from '../../core/manager';
import type { Operation } from '../../core/manager';
import type { DeclarationId } from '../declaration-id';
import { sessionsOf, showSessions, stopSessions } from '../terminal';
import type { Tools } from '../tools';
import { canRun } from '../trust';
import type { EditorWorkspace } from '../workspace';
import { runPlan, tellNothingRuns } from './carry-out';
import type { Hands } from './carry-out';
import { pickDeclaration } from './prompts';
import { declarationsOf, managerOf } from './request';
import type { Choice } from './request';

/** Runs, stops or restarts a process type, shows its logs or forwards a port to it, each by its manager's command. */
export async function operate(
  workspace: EditorWorkspace,
  tools: Tools,
  hands: Hands,
  operation: Operation,
  ids: readonly DeclarationId[],
): Promise<void> {
  if (!canRun()) return tellNothingRuns();
  await workspace.settled();
  const source = (uri: string) => workspace.service.source(uri);
  const possible = everythingOf(workspace, ids).filter((choice) => {
    const manager = managerOf(choice);
    if (manager?.start && operation !== 'run') return sessionsOf(sessionOf(choice)).length > 0;
    return manager?.operate?.(operation, { ...choice, source }) !== undefined;
  });
  if (possible.length === 0) {
    void vscode.window.showInformationMessage(nothingFor(operation));
    return;
  }
  const choice = await pickDeclaration(possible, titleOf(operation));
  const manager = choice && managerOf(choice);
  if (!choice || !manager?.operate) return;
  if (manager.start && operation === 'stop') return stopSessions(sessionOf(choice));
  if (manager.start && operation === 'logs') return showSessions(sessionOf(choice));
  const found = manager.start ? 'none' : await tools.findTarget(manager, choice);
  if (found === undefined) return;
  const port = operation === 'forward-port' ? await askPort(choice) : undefined;
  if (operation === 'forward-port' && port === undefined) return;
  const asked = manager.start && operation === 'restart' ? 'run' : operation;
  const plan = manager.operate(asked, {
    ...choice,
    source,
    ...(found === 'none' ? {} : { target: found }),
    ...(port === undefined ? {} : { port }),
  });
  if (isRefusal(plan)) void vscode.window.showErrorMessage(plan.refused);
  else if (plan) await runPlan(plan, manager, hands);
}

/** Unlike scaling, this is for backing services too. */
function everythingOf(workspace: EditorWorkspace, ids: readonly DeclarationId[]): readonly Choice[] {
  return ids.length > 0 ? declarationsOf(workspace, ids) : declarationsOf(workspace, [], () => true);
}

/** What the sessions of a type's processes begin with. */
function sessionOf({ environment, processType }: Choice): string {
  return `${environment.group} ${processType.key}.`;
}

function titleOf(operation: Operation): string {
  const titles: Readonly<Record<Operation, string>> = {
    run: vscode.l10n.t('Run Process Type'),
    stop: vscode.l10n.t('Stop Process Type'),
    restart: vscode.l10n.t('Restart Process Type'),
    logs: vscode.l10n.t('Show Logs'),
    'forward-port': vscode.l10n.t('Forward Port'),
  };
  return titles[operation];
}

function nothingFor(operation: Operation): string {
  return operation === 'forward-port'
    ? vscode.l10n.t(
        'No manifest here declares what a port could be forwarded to: that takes a Kubernetes workload.',
      )
    : vscode.l10n.t('There is nothing that this can be done to.');
}

async function askPort({ processType }: Choice): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Forward a Port to {0}', processType.name.value),
    prompt: vscode.l10n.t('A port, or that here and that of the process: 8080:3000'),
    validateInput: (text) =>
      /^\d{1,5}(:\d{1,5})?$/.test(text) ? undefined : vscode.l10n.t('Type a port such as 8080 or 8080:3000.'),
  });
}
