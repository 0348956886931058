import * as vscode from 'vscode';
import { checkOf, pageOf } from '../features/rule-page';
import { problemsAt } from '../problems-at';
import type { EditorWorkspace } from '../workspace';

export const EXPLAIN = 'formation.explainProblem';

/** Opens the page of a rule; without one, of the rule of the problem at the cursor. */
export async function explainProblem(
  workspace: EditorWorkspace,
  extension: vscode.Uri,
  asked: unknown,
): Promise<void> {
  const rule = typeof asked === 'string' && checkOf(asked) ? asked : await ruleAtCursor(workspace);
  if (rule !== undefined)
    await vscode.commands.executeCommand('markdown.showPreview', pageOf(rule, extension));
}

async function ruleAtCursor(workspace: EditorWorkspace): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const rules = editor ? await rulesAt(workspace, editor) : [];
  if (rules.length > 1)
    return vscode.window.showQuickPick(rules, { placeHolder: vscode.l10n.t('Which problem?') });
  if (rules.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('No problem is told of at the cursor.'));
  return rules[0];
}

/** The rules of the problems at the cursor; where there are none, of those on its line. */
async function rulesAt(workspace: EditorWorkspace, editor: vscode.TextEditor): Promise<string[]> {
  await workspace.settled();
  const { document, selection } = editor;
  const line = document.lineAt(selection.active).range;
  const [here, onLine] = [selection, line].map((range) =>
    problemsAt(workspace, document, range).flatMap(({ rule }) => (checkOf(rule) ? [rule] : [])),
  );
  return [...new Set(here?.length ? here : onLine)];
}
