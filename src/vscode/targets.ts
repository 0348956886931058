import * as vscode from 'vscode';
import { isRefusal } from '../core/manager';
import type { Manager, Target } from '../core/manager';
import type { Declaration } from '../core/model';
import { ask } from './ask';
import { runningTool } from './terminal';

const PATIENCE_MS = 30_000;

/** Which target is meant, asked once for each environment and never guessed. */
export class Targets {
  private readonly chosen = new Map<string, Target>();

  /** `again` asks although it was answered before. Undefined where the person gave up. */
  async find(
    manager: Manager,
    { environment }: Declaration,
    again = false,
  ): Promise<Target | undefined | 'none'> {
    if (manager.start) {
      const tool = runningTool(environment.group);
      return manager.start.tools.find(({ id }) => id === tool) ?? 'none';
    }
    if (!manager.targets || !vscode.workspace.isTrusted) return 'none';
    const key = `${manager.id} ${environment.group}`;
    const known = again ? undefined : this.chosen.get(key);
    if (known) return known;
    const query = manager.targets(environment);
    const asking = {
      location: vscode.ProgressLocation.Window,
      title: vscode.l10n.t('Asking {0}', manager.title),
    };
    const targets = await vscode.window.withProgress(asking, () => ask(query, PATIENCE_MS));
    const picked = isRefusal(targets)
      ? await this.name(manager, targets.refused)
      : await this.choose(manager, targets, again);
    if (picked !== undefined && picked !== 'none') this.chosen.set(key, picked);
    return picked;
  }

  /** The one that the tool would take anyway, where there is no other; else the person says. */
  private async choose(
    { title, targetTerm = '' }: Manager,
    targets: readonly Target[],
    again: boolean,
  ): Promise<Target | undefined | 'none'> {
    const [only, ...others] = targets;
    if (!only) return 'none';
    if (others.length === 0 && only.current && !again) return only;
    const items = [...targets]
      .sort((a, b) => Number(b.current) - Number(a.current))
      .map((target) => ({
        label: target.title,
        description: [target.part ?? '', target.current ? vscode.l10n.t('current') : '']
          .filter((text) => text !== '')
          .join(' · '),
        target,
      }));
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('{0}: Where?', title),
      placeHolder: vscode.l10n.t('Which {0} is meant?', targetTerm),
    });
    return picked?.target;
  }

  /** Where the tool cannot list them, the person may know its name. */
  private async name(
    { title, targetTerm = '' }: Manager,
    reason: string,
  ): Promise<Target | undefined | 'none'> {
    const id = await vscode.window.showInputBox({
      title: vscode.l10n.t('{0}: Where?', title),
      prompt: vscode.l10n.t(
        '{0} Name the {1}, or leave it empty to change the manifest only.',
        reason,
        targetTerm,
      ),
      ignoreFocusOut: true,
      validateInput: (text) =>
        /^-|\s/.test(text.trim())
          ? vscode.l10n.t('A name has no blanks, and does not begin with a dash.')
          : undefined,
    });
    if (id === undefined) return undefined;
    const name = id.trim();
    return name === '' ? 'none' : { id: name, title: name, remote: true, current: false };
  }
}
