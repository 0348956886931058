import * as vscode from 'vscode';
import { MANIFESTS } from '../selector';
import { toRange, toWorkspaceEdit } from '../convert';
import type { EditorWorkspace } from '../workspace';
import { ruleOf } from './rule-page';

/** Offers the fixes of the problems at the cursor. */
export function registerCodeActions({ service }: EditorWorkspace): vscode.Disposable {
  const source = (uri: string) => service.source(uri);
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range, { diagnostics }) {
      const uri = document.uri.toString();
      const here = (service.snapshot.problems.get(uri) ?? []).filter(
        ({ at }) => toRange(source(uri), at.span).intersection(range) !== undefined,
      );
      return here.flatMap((problem) =>
        problem.fixes.map((fix) => {
          const title = fix.consequence === undefined ? fix.title : `${fix.title}. ${fix.consequence}`;
          const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
          action.edit = toWorkspaceEdit(fix.changes(), source);
          action.diagnostics = diagnostics.filter((one) => ruleOf(one) === problem.rule);
          action.isPreferred = fix.safe && problem.fixes.length === 1;
          return action;
        }),
      );
    },
  };
  return vscode.languages.registerCodeActionsProvider(MANIFESTS, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}
