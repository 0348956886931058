import * as vscode from 'vscode';
import { shown } from '../own-commands';
import { quote } from '../../core/command/quote';
import { dryRunOf } from '../../core/plans';
import type { Command, Manager, RunPlan } from '../../core/manager';

/**
 * What a person lets run without being asked again, until the window is closed: anything at a target, or where there
 * is none the very same commands.
 */
export class Consents {
  private readonly given = new Set<string>();

  has(manager: Manager, plan: RunPlan): boolean {
    return this.given.has(keyOf(manager, plan));
  }

  give(manager: Manager, plan: RunPlan): void {
    this.given.add(keyOf(manager, plan));
  }
}

function keyOf({ id }: Manager, { target, steps }: RunPlan): string {
  return target ? `${id} ${target.id}` : steps.map(shown).join('\n');
}

/**
 * Shows the command lines and their target whole, for a list cuts long lines short: `run`, `dry-run`, or nothing.
 * What is copied is for the person's own shell.
 */
export async function confirm(
  manager: Manager,
  plan: RunPlan,
  consents: Consents,
): Promise<'run' | 'dry-run' | undefined> {
  if (consents.has(manager, plan)) return 'run';
  const [run, dryRun, copy] = [vscode.l10n.t('Run'), vscode.l10n.t('Dry Run'), vscode.l10n.t('Copy')];
  const always = plan.target
    ? vscode.l10n.t('Run, and Do Not Ask Again for {0}', plan.target.id)
    : vscode.l10n.t('Run, and Do Not Ask Again');
  const buttons = [run, ...(dryRunOf(manager, plan) ? [dryRun] : []), copy, always];
  const answer = await vscode.window.showInformationMessage(
    plan.title,
    { modal: true, detail: detailOf(manager, plan) },
    ...buttons,
  );
  if (answer === copy) await vscode.env.clipboard.writeText(plan.steps.map(shown).join('\n'));
  // What runs here until it is stopped is shown before its first run.
  const isSession = !plan.target && plan.steps.every(({ session }) => session !== undefined);
  if (answer === always || (answer === run && isSession)) consents.give(manager, plan);
  if (answer === dryRun) return 'dry-run';
  return answer === run || answer === always ? 'run' : undefined;
}

function detailOf({ targetTerm, title }: Manager, { steps, target, warnings }: RunPlan): string {
  const folders = new Set(steps.map(({ cwd }) => vscode.Uri.parse(cwd).fsPath));
  const where = [
    ...(target ? [`${targetTerm ?? title}: ${target.title}`] : []),
    ...[...folders].map((folder) => vscode.l10n.t('Folder: {0}', folder)),
  ];
  return [steps.map(lineOf).join('\n'), where.join('\n'), ...warnings].join('\n\n');
}

function lineOf(command: Command): string {
  const { env = {} } = command;
  const variables = Object.entries(env).map(([name, value]) => `${name}=${quote(value)} `);
  return variables.join('') + shown(command);
}
