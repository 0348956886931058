import * as vscode from 'vscode';
import type { Problem } from '../../core/problem';
import type { Change } from '../../core/source';
import { suppress } from '../../workspace/suppress';
import { toWorkspaceEdit } from '../convert';
import type { EditorWorkspace } from '../workspace';

/** Writes the comment that suppresses a problem, where its format has comments. */
export function suppressActions(
  problem: Problem,
  { service }: EditorWorkspace,
): readonly vscode.CodeAction[] {
  const source = service.source(problem.at.uri);
  if (!source) return [];
  const action = (title: string, change: Change | undefined) => {
    if (!change) return [];
    const written = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    written.edit = toWorkspaceEdit([change], (uri) => service.lines(uri));
    return [written];
  };
  const { rule } = problem;
  return [
    ...action(vscode.l10n.t('Suppress {0} on this line', rule), suppress(problem, 'line', source)),
    ...action(vscode.l10n.t('Suppress {0} in this file', rule), suppress(problem, 'file', source)),
  ];
}
