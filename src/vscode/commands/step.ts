import * as vscode from 'vscode';
import { isRefusal } from '../../core/manager';
import type { DeclarationId } from '../declaration-id';
import type { EditorWorkspace } from '../workspace';
import { write } from './carry-out';
import { pickDeclaration } from './prompts';
import { declarationsOf, managerOf, requestFor } from './request';

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
  const declaration = await pickDeclaration(writable, vscode.l10n.t('Change the Manifest'));
  if (!declaration) return;
  const count = (declaration.processType.quantity.count ?? 0) + by;
  const manager = managerOf(declaration);
  if (!manager || count < 0) return;
  const plans = manager.scale(requestFor(workspace, declaration, count));
  if (isRefusal(plans)) {
    void vscode.window.showErrorMessage(plans.refused);
    return;
  }
  const plan = plans.find((candidate) => candidate.verb === 'write' && !candidate.instead);
  if (plan?.verb === 'write') await write(plan, workspace);
}
