import * as vscode from 'vscode';
import { readCountInput } from '../../core/count-input';
import { isRefusal } from '../../core/manager';
import type { Plan, RunPlan } from '../../core/manager';
import type { Declaration } from '../../core/model';
import { describeQuantity } from '../../core/quantity';
import { shownCommand } from '../terminal';
import { canRun } from '../trust';
import { managerOf } from './request';

export async function pickDeclaration(
  declarations: readonly Declaration[],
): Promise<Declaration | undefined> {
  if (declarations.length < 2) return declarations[0];
  const items = declarations.map((declaration) => ({
    label: declaration.processType.name.value,
    description: describe(declaration),
    detail: declaration.environment.name,
    declaration,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Scale Process Type'),
    placeHolder: vscode.l10n.t('Which process type?'),
    matchOnDescription: true,
  });
  return picked?.declaration;
}

function describe(declaration: Declaration): string {
  const { manager, quantity } = declaration.processType;
  const title = managerOf(declaration)?.title ?? manager;
  return [title, describeQuantity(quantity, title)].filter((text) => text !== '').join(' · ');
}

/** Asks to how many. A change such as `+2` is one of what runs, and of what is declared where that is not known. */
export async function askCount(
  declaration: Declaration,
  observed: number | undefined,
): Promise<number | undefined> {
  const { name, quantity } = declaration.processType;
  const current = observed ?? (quantity.known ? quantity.count : undefined);
  const running = observed === undefined ? [] : [vscode.l10n.t('{0} running', observed)];
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Scale {0}', name.value),
    prompt: vscode.l10n.t('{0}: 3, +2 or -1', [describe(declaration), ...running].join(' · ')),
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
  const where = target ? [vscode.l10n.t('Target: {0}', target.title)] : [];
  const detail = [...steps.map(shownCommand), ...where, ...warnings].join('\n\n');
  return (await vscode.window.showInformationMessage(title, { modal: true, detail }, run)) === run;
}
