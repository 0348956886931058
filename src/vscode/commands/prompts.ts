import * as vscode from 'vscode';
import { describeProcesses, whenAsked } from '../../core/quantity';
import { titleOf } from './request';
import type { Choice } from './request';

/** Asks which, where there are several. */
export async function pickDeclaration(
  choices: readonly Choice[],
  title: string,
): Promise<Choice | undefined> {
  if (choices.length < 2) return choices[0];
  const severalApps = new Set(choices.map(({ app }) => app.folder)).size > 1;
  const items = choices.map((choice) => ({
    label: choice.processType.name.value,
    description: join(
      severalApps ? choice.app.name : '',
      titleOf(choice),
      whenAsked(describeProcesses(choice.processType.quantity, titleOf(choice)), choice.processType.dormant),
      choice.environment.name === titleOf(choice) ? '' : choice.environment.name,
    ),
    choice,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Which process type?'),
    matchOnDescription: true,
  });
  return picked?.choice;
}

/** What is known, in one line. */
export function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
