import * as vscode from 'vscode';
import { isRefusal } from '../../core/manager';
import type { Command, Manager, Plan, RunPlan, WritePlan } from '../../core/manager';
import { dryRunOf, plansFor } from '../../core/plans';
import { toWorkspaceEdit } from '../convert';
import { refusalOf } from '../own-commands';
import type { Terminal } from '../terminal';
import { canRun } from '../trust';
import type { EditorWorkspace } from '../workspace';
import { confirm } from './plan-dialog';
import type { Consents } from './plan-dialog';
import { asItIsNow, requestFor } from './request';
import type { Scaling } from './request';

/** What plans are carried out with. */
export interface Hands {
  readonly terminal: Terminal;
  readonly consents: Consents;
}

type Scaled = Scaling & { readonly count: number };

/** Edits the manifest and offers to run it, or runs it and offers to write it: each alone is half of what is meant. */
export async function carryOut(
  plan: Plan,
  scaled: Scaled,
  workspace: EditorWorkspace,
  hands: Hands,
): Promise<void> {
  const done =
    plan.verb === 'write' ? await write(plan, workspace) : await runPlan(plan, scaled.manager, hands);
  if (!done || plan.instead) return;
  await workspace.settled();
  const other = otherHalf(plan, scaled, workspace);
  if (!other) return;
  const offer = other.verb === 'write' ? vscode.l10n.t('Make Permanent') : vscode.l10n.t('Apply');
  void vscode.window.showInformationMessage(vscode.l10n.t('{0}: done.', plan.title), offer).then((answer) => {
    if (answer !== offer) return undefined;
    const now = otherHalf(plan, scaled, workspace);
    if (!now) return undefined;
    return now.verb === 'write' ? write(now, workspace) : runPlan(now, scaled.manager, hands);
  });
}

/** The other verb to the same quantity, as the workspace is now; none where that is so already. */
function otherHalf(
  { verb }: Plan,
  { choice, manager, target, observed, count }: Scaled,
  workspace: EditorWorkspace,
): Plan | undefined {
  const now = asItIsNow(workspace, choice);
  if (!now) return undefined;
  const { quantity } = now.processType;
  if (verb === 'run' && quantity.kind === 'fixed' && quantity.declared && quantity.count === count)
    return undefined;
  // What was seen before a run is not true any more.
  const known = {
    ...(target ? { target } : {}),
    ...(verb === 'run' || observed === undefined ? {} : { observed }),
  };
  const plans = plansFor(manager, requestFor(workspace, now, count, known));
  if (isRefusal(plans)) return undefined;
  return plans.find((plan) => !plan.instead && plan.verb !== verb && (plan.verb === 'write' || canRun()));
}

export function tellNothingRuns(): void {
  void vscode.window.showErrorMessage(vscode.l10n.t('Nothing runs in a workspace that is not trusted.'));
}

export async function write(
  { changes }: Pick<WritePlan, 'changes'>,
  { service }: EditorWorkspace,
): Promise<boolean> {
  return vscode.workspace.applyEdit(toWorkspaceEdit(changes, (uri) => service.lines(uri)));
}

/** Runs the steps in order after the person has seen them whole, and stops at the first that fails. */
export async function runPlan(
  plan: RunPlan,
  manager: Manager,
  { terminal, consents }: Hands,
): Promise<boolean> {
  if (!canRun()) return false;
  const refused = plan.steps.flatMap((command) => refusalOf(command) ?? [])[0];
  if (refused !== undefined) {
    void vscode.window.showErrorMessage(refused);
    return false;
  }
  for (;;) {
    const answer = await confirm(manager, plan, consents);
    if (answer === undefined) return false;
    const steps = answer === 'run' ? plan.steps : (dryRunOf(manager, plan) ?? []);
    const done = await runAll(steps, manager, plan.title, terminal);
    if (answer === 'run' || !done) return done;
  }
}

async function runAll(
  steps: readonly Command[],
  manager: Manager,
  title: string,
  terminal: Terminal,
): Promise<boolean> {
  for (const command of steps) {
    const stays = command.session !== undefined;
    const { code, started, executable } = stays
      ? await terminal.start(command, manager.id, command.name ?? title)
      : await terminal.run(command, manager.id, manager.title);
    if (code === 0 || (stays && started)) continue;
    tellFailure(executable, manager, code, started);
    return false;
  }
  return true;
}

function tellFailure(
  executable: string,
  { install = {} }: Manager,
  code: number | undefined,
  started: boolean,
): void {
  if (started) {
    const said = vscode.l10n.t('{0} ended with exit code {1}.', executable, code ?? '?');
    void vscode.window.showErrorMessage(said);
    return;
  }
  const hint = install[executable] ?? '';
  const missing =
    hint === ''
      ? vscode.l10n.t('{0} was not found.', executable)
      : vscode.l10n.t('{0} was not found. To install it: {1}', executable, hint);
  const open = vscode.l10n.t('Open');
  void vscode.window
    .showErrorMessage(missing, ...(hint.startsWith('https:') ? [open] : []))
    .then((answer) => (answer === open ? vscode.env.openExternal(vscode.Uri.parse(hint)) : undefined));
}
