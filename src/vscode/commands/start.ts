import * as vscode from 'vscode';
import { toolsFor } from '../../core/manager';
import type { Manager, Starter } from '../../core/manager';
import type { Environment } from '../../core/model';
import { managers } from '../../managers/index';
import { quoteCommand } from '../../core/command/quote';
import type { Terminal } from '../terminal';
import type { EditorWorkspace } from '../workspace';

/** Starts an environment with a tool that the person picks by the exact command. */
export async function start(workspace: EditorWorkspace, terminal: Terminal): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Nothing runs in a workspace that is not trusted.'));
    return;
  }
  await workspace.settled();
  const choices = startable(workspace).flatMap(({ starter, environment }) =>
    toolsFor(starter, environment).map((tool) => ({
      tool,
      environment,
      command: starter.command(environment, tool),
    })),
  );
  const picked = await vscode.window.showQuickPick(
    choices.map(({ tool, environment, command }) => ({
      label: tool.title,
      description: environment.name,
      detail: quoteCommand(command),
      command,
    })),
    { title: vscode.l10n.t('Start Procfile'), placeHolder: vscode.l10n.t('With which runner?') },
  );
  if (picked) await terminal.start(picked.command, 'procfile', picked.description);
}

function startable({ service }: EditorWorkspace): { starter: Starter; environment: Environment }[] {
  const starters = new Map(
    managers.flatMap(({ id, start: starter }: Manager) => (starter ? [[id, starter]] : [])),
  );
  return service.snapshot.formations
    .flatMap(({ environments }) => environments)
    .flatMap((environment) => {
      const starter = starters.get(environment.manager);
      return starter ? [{ starter, environment }] : [];
    });
}
