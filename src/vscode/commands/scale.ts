import * as vscode from 'vscode';
import { isRefusal } from '../../core/manager';
import type { DeclarationId } from '../declaration-id';
import type { Tools } from '../tools';
import type { EditorWorkspace } from '../workspace';
import { carryOut } from './carry-out';
import { askCount, pickDeclaration, pickPlan } from './prompts';
import { declarationsOf, managerOf, requestFor } from './request';

/** Asks what to scale and to how many, shows the exact command, and runs it or edits the manifest. */
export async function scale(
  workspace: EditorWorkspace,
  { findTarget, observe }: Tools,
  ids: readonly DeclarationId[],
): Promise<void> {
  await workspace.settled();
  const declaration = await pickDeclaration(declarationsOf(workspace, ids));
  const manager = declaration && managerOf(declaration);
  if (!declaration || !manager) return;
  const found = await findTarget(manager, declaration);
  if (found === undefined) return;
  const target = found === 'none' ? undefined : found;
  const observed = await observe(manager, declaration, target);
  const count = await askCount(declaration, observed);
  if (count === undefined) return;
  const plans = manager.scale(requestFor(workspace, declaration, count, { target, observed }));
  if (isRefusal(plans)) {
    void vscode.window.showErrorMessage(plans.refused);
    return;
  }
  const plan = await pickPlan(plans);
  if (plan) await carryOut(plan, declaration, workspace);
}
