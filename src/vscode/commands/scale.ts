import * as vscode from 'vscode';
import { readCountInput } from '../../core/count-input';
import { isRefusal } from '../../core/manager';
import type { Manager, Plan, RunPlan, ScaleRequest, Target } from '../../core/manager';
import type { Declaration } from '../../core/model';
import { describeQuantity } from '../../core/quantity';
import { managers } from '../../managers/index';
import { toWorkspaceEdit } from '../convert';
import type { DeclarationId } from '../features/code-lens';
import { runInTerminal, shownCommand, startInTerminal } from '../terminal';
import type { EditorWorkspace } from '../workspace';

/** Looks up what a manifest cannot name; undefined where the person gave up. */
export type FindTarget = (manager: Manager, declaration: Declaration) => Promise<Target | undefined | 'none'>;

/** Asks what to scale and to how many, shows the exact command, and runs it or edits the manifest. */
export async function scale(
  workspace: EditorWorkspace,
  find: FindTarget,
  ids: readonly DeclarationId[],
): Promise<void> {
  await workspace.settled();
  const declaration = await pickDeclaration(declarationsOf(workspace, ids));
  if (!declaration) return;
  const count = await askCount(declaration);
  if (count === undefined) return;
  const manager = managers.find(({ id }) => id === declaration.processType.manager);
  if (!manager) return;
  const target = await find(manager, declaration);
  if (target === undefined) return;
  const plans = manager.scale(
    requestFor(workspace, declaration, count, target === 'none' ? undefined : target),
  );
  if (isRefusal(plans)) {
    void vscode.window.showErrorMessage(plans.refused);
    return;
  }
  const plan = await pickPlan(plans);
  if (plan) await carryOut(plan, declaration, workspace);
}

/** Adds a step to the quantity that the manifest declares: an edit, which can be undone. */
export async function step(
  workspace: EditorWorkspace,
  by: 1 | -1,
  ids: readonly DeclarationId[],
): Promise<void> {
  await workspace.settled();
  const writable = declarationsOf(workspace, ids).filter(
    ({ processType: { quantity } }) =>
      quantity.known && quantity.count !== undefined && quantity.kind === 'fixed',
  );
  const declaration = await pickDeclaration(writable);
  if (!declaration) return;
  const count = (declaration.processType.quantity.count ?? 0) + by;
  const manager = managers.find(({ id }) => id === declaration.processType.manager);
  if (!manager || count < 0) return;
  const plans = manager.scale(requestFor(workspace, declaration, count, undefined));
  const write = isRefusal(plans) ? undefined : plans.find(({ verb }) => verb === 'write');
  if (write) await carryOut(write, declaration, workspace);
  else if (isRefusal(plans)) void vscode.window.showErrorMessage(plans.refused);
}

function requestFor(
  { service }: EditorWorkspace,
  { processType, environment }: Declaration,
  count: number,
  target: Target | undefined,
): ScaleRequest {
  const source = (uri: string) => service.source(uri);
  return { processType, environment, count, source, ...(target ? { target } : {}) };
}

/** Those that the ids name; without ids, everything that is not a backing service. */
function declarationsOf({ service }: EditorWorkspace, ids: readonly DeclarationId[]): readonly Declaration[] {
  const all = service.snapshot.formations.flatMap(({ members }) =>
    members.flatMap(({ declarations }) => declarations),
  );
  if (ids.length === 0) return all.filter(({ processType }) => processType.role !== 'backing-service');
  return all.filter(({ environment, processType }) =>
    ids.some(({ environment: group, key }) => group === environment.group && key === processType.key),
  );
}

async function pickDeclaration(declarations: readonly Declaration[]): Promise<Declaration | undefined> {
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

function describe({ processType: { manager, quantity } }: Declaration): string {
  const title = managers.find(({ id }) => id === manager)?.title ?? manager;
  return [title, describeQuantity(quantity, title)].filter((text) => text !== '').join(' · ');
}

async function askCount(declaration: Declaration): Promise<number | undefined> {
  const { name, quantity } = declaration.processType;
  const current = quantity.known ? quantity.count : undefined;
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Scale {0}', name.value),
    prompt: `${describe(declaration)}: 3, +2 or -1`,
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
async function pickPlan(plans: readonly Plan[]): Promise<Plan | undefined> {
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

/** Nothing runs in an untrusted workspace, nor where there are no processes. */
function canRun(): boolean {
  return vscode.workspace.isTrusted && !isVirtual();
}

function isVirtual(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).every(({ uri }) => uri.scheme !== 'file');
}

/** A list cuts long lines short; here the command lines and their target stand whole. */
async function confirm({ title, steps, target, warnings }: RunPlan): Promise<boolean> {
  const run = vscode.l10n.t('Run');
  const where = target ? [vscode.l10n.t('Target: {0}', target.title)] : [];
  const detail = [...steps.map(shownCommand), ...where, ...warnings].join('\n\n');
  return (await vscode.window.showInformationMessage(title, { modal: true, detail }, run)) === run;
}

async function carryOut(
  plan: Plan,
  { processType }: Declaration,
  { service }: EditorWorkspace,
): Promise<void> {
  if (plan.verb === 'write') {
    await vscode.workspace.applyEdit(toWorkspaceEdit(plan.changes, (uri) => service.source(uri)));
    return;
  }
  if (!canRun() || !(await confirm(plan))) return;
  for (const command of plan.steps) {
    if (command.session !== undefined) {
      await startInTerminal(command, command.session);
      continue;
    }
    const code = await runInTerminal(command, `Scale ${processType.name.value}`);
    if (code !== 0) {
      void vscode.window.showErrorMessage(`${command.executable} ended with exit code ${code ?? 'unknown'}.`);
      return;
    }
  }
  void vscode.window.showInformationMessage(`${plan.title}: done.`);
}
