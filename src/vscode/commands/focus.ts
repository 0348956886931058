import * as vscode from 'vscode';
import { nodeIdOf } from '../../core/graph/graph';
import { idsOf } from '../declaration-id';
import type { DeclarationId } from '../declaration-id';
import type { ProcessModelView } from '../views/process-model/index';
import type { EditorWorkspace } from '../workspace';

interface Choice extends vscode.QuickPickItem {
  readonly node: string;
}

/** Shows one type of the process model with what it needs and what needs it; without ids, the one that a person picks. */
export async function focusInProcessModel(
  workspace: EditorWorkspace,
  view: ProcessModelView,
  ids: readonly DeclarationId[],
): Promise<void> {
  await workspace.settled();
  const choices = choicesOf(workspace, ids);
  const choice = choices.length > 1 ? await pick(choices) : choices[0];
  if (choice) view.focus(choice.node);
  else if (choices.length === 0)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No manifest here declares a process type: there is nothing to draw.'),
    );
}

function pick(choices: readonly Choice[]): Thenable<Choice | undefined> {
  return vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Focus in Process Model'),
    matchOnDescription: true,
  });
}

function choicesOf({ service }: EditorWorkspace, ids: readonly DeclarationId[]): readonly Choice[] {
  return service.snapshot.formations.flatMap((formation) =>
    formation.members
      .filter((member) => ids.length === 0 || idsOf(formation, member).some((id) => ids.some(isSame(id))))
      .map(({ name }) => ({
        label: name,
        description: formation.app.name,
        node: nodeIdOf(formation.app.folder, name),
      })),
  );
}

function isSame({ app, environment, key }: DeclarationId): (other: DeclarationId) => boolean {
  return (other) => other.app === app && other.environment === environment && other.key === key;
}
