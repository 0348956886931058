import * as vscode from 'vscode';
import { readCountInput } from '../../core/count-input';
import { isRefusal } from '../../core/manager';
import type { Plan, RunPlan } from '../../core/manager';
import type { Declaration } from '../../core/model';
import { describeProcesses, whenAsked } from '../../core/quantity';
import { shownCommand } from '../terminal';
import { canRun } from '../trust';
import { managerOf } from './request';
import type { Choice } from './request';

/** Asks which, where there are several. */
export async function pickDeclaration(choices: readonly Choice[]): Promise<Declaration | undefined> {
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
    title: vscode.l10n.t('Scale Process Type'),
    placeHolder: vscode.l10n.t('Which process type?'),
    matchOnDescription: true,
  });
  return picked?.choice;
}

function titleOf(declaration: Declaration): string {
  return managerOf(declaration)?.title ?? declaration.processType.manager;
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** Asks to how many. A change such as `+2` is one of what runs, and of what is declared where that is not known. */
export async function askCount(
  declaration: Declaration,
  observed: number | undefined,
): Promise<number | undefined> {
  const { name, quantity } = declaration.processType;
  const current = observed ?? (quantity.known ? quantity.count : undefined);
  const declared = describeProcesses(quantity, titleOf(declaration));
  const known = join(
    declared === '' ? '' : vscode.l10n.t('{0} declared', declared),
    observed === undefined ? '' : vscode.l10n.t('{0} running', observed),
  );
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Scale {0} with {1}', name.value, titleOf(declaration)),
    prompt: join(known, vscode.l10n.t('Type a number, or a change such as +2 or -1')),
    value: current === undefined ? '' : String(current),
    validateInput: (input) => {
      const read = readCountInput(input, current);
      return isRefusal(read) ? read.refused : undefined;
    },
  });
  const read = text === undefined ? undefined : readCountInput(text, current);
  return read === undefined || isRefusal(read) ? undefined : read;
}

/** Shows the exact command line and its target before anything runs. */
export async function pickPlan(plans: readonly Plan[]): Promise<Plan | undefined> {
  const runnable = plans.filter(({ verb }) => verb === 'write' || canRun());
  const items = runnable.map((plan) => ({
    label: plan.verb === 'run' ? `$(terminal) ${plan.title}` : `$(edit) ${plan.title}`,
    description: plan.verb === 'run' ? (plan.target?.title ?? '') : '',
    detail: [...(plan.verb === 'run' ? plan.steps.map(shownCommand) : []), ...plan.warnings].join('  ⚠ '),
    plan,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('How?'),
    placeHolder: vscode.l10n.t('Nothing has run yet'),
  });
  return picked?.plan;
}

/** A list cuts long lines short; here the command lines and their target stand whole. */
export async function confirm({ title, steps, target, warnings }: RunPlan): Promise<boolean> {
  const run = vscode.l10n.t('Run');
  const folders = new Set(steps.map(({ cwd }) => vscode.Uri.parse(cwd).fsPath));
  const where = [
    ...(target ? [vscode.l10n.t('Target: {0}', target.title)] : []),
    ...[...folders].map((folder) => vscode.l10n.t('Folder: {0}', folder)),
  ];
  const detail = [steps.map(shownCommand).join('\n'), where.join('\n'), ...warnings].join('\n\n');
  return (await vscode.window.showInformationMessage(title, { modal: true, detail }, run)) === run;
}
