import * as vscode from 'vscode';
import type { DeclarationId } from '../declaration-id';
import type { Tools } from '../tools';
import type { EditorWorkspace } from '../workspace';
import { carryOut } from './carry-out';
import type { Hands } from './carry-out';
import { pickDeclaration } from './prompts';
import { declarationsOf, managerOf } from './request';
import type { Choice, Scaling } from './request';
import { askPlan } from './scale-prompt';

/** Asks what to scale and to how many, shows the exact command, and runs it or edits the manifest. */
export async function scale(
  workspace: EditorWorkspace,
  tools: Tools,
  hands: Hands,
  ids: readonly DeclarationId[],
): Promise<void> {
  await workspace.settled();
  const choice = await pickDeclaration(declarationsOf(workspace, ids), vscode.l10n.t('Scale Process Type'));
  const scaling = choice && (await scalingOf(tools, choice));
  if (!scaling) return;
  let asked = await askPlan(workspace, scaling);
  let now: Scaling = scaling;
  while (asked === 'elsewhere') {
    const other = await scalingOf(tools, scaling.choice, true);
    if (!other) return;
    now = other;
    asked = await askPlan(workspace, now);
  }
  if (asked) await carryOut(asked.plan, { ...now, count: asked.count }, workspace, hands);
}

/** What the manager's tool knows of a declaration: where it runs, and how many there are. */
export async function scalingOf(
  { findTarget, observe }: Tools,
  choice: Choice,
  again = false,
): Promise<Scaling | undefined> {
  const manager = managerOf(choice);
  if (!manager) return undefined;
  const found = await findTarget(manager, choice, again);
  if (found === undefined) return undefined;
  const target = found === 'none' ? undefined : found;
  const observed = await observe(manager, choice, target);
  return {
    choice,
    manager,
    ...(target === undefined ? {} : { target }),
    ...(observed === undefined ? {} : { observed }),
  };
}
