import * as vscode from 'vscode';
import type { Fix, Problem } from '../../core/problem';
import { toRange, toWorkspaceEdit } from '../convert';
import { MANIFESTS } from '../selector';
import type { EditorWorkspace } from '../workspace';
import { ruleOf } from './rule-page';

const CONFIRM_FIX = 'formation.confirmFix';

/** Offers the fixes of the problems at the cursor. One with a consequence tells it before it is applied. */
export function registerCodeActions(workspace: EditorWorkspace): vscode.Disposable {
  const { service } = workspace;
  const lines = (uri: string) => service.lines(uri);
  const editOf = (fix: Fix) => toWorkspaceEdit(fix.changes(), lines);

  const actionOf = (fix: Fix, { rule, fixes }: Problem, diagnostics: readonly vscode.Diagnostic[]) => {
    const title = fix.consequence === undefined ? fix.title : `${fix.title}...`;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    if (fix.consequence === undefined) action.edit = editOf(fix);
    else action.command = { title, command: CONFIRM_FIX, arguments: [fix] };
    action.diagnostics = diagnostics.filter((one) => ruleOf(one) === rule);
    action.isPreferred = fix.safe && fixes.length === 1;
    return action;
  };

  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { diagnostics }) {
      await workspace.settled();
      const uri = document.uri.toString();
      const here = (service.snapshot.problems.get(uri) ?? []).filter(
        ({ at }) => toRange(lines(uri), at.span).intersection(range) !== undefined,
      );
      return here.flatMap((problem) => problem.fixes.map((fix) => actionOf(fix, problem, diagnostics)));
    },
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(CONFIRM_FIX, async (fix: Fix) => {
      const apply = vscode.l10n.t('Apply');
      const question = { modal: true, detail: fix.consequence ?? '' };
      if ((await vscode.window.showWarningMessage(fix.title, question, apply)) !== apply) return;
      await vscode.workspace.applyEdit(editOf(fix));
    }),
    vscode.languages.registerCodeActionsProvider(MANIFESTS, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}
