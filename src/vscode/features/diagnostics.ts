import * as vscode from 'vscode';
import type { Problem } from '../../core/problem';
import { toLocation, toRange, toSeverity } from '../convert';
import type { EditorWorkspace } from '../workspace';
import { UNUSED_SUPPRESSION } from '../../workspace/suppressed';
import { codeOf } from './rule-page';

/** What these are told of has no effect: it is shown faded. */
const WITHOUT_EFFECT = ['procfile-ignored-line', UNUSED_SUPPRESSION];

/** Shows the problems of open files. */
export function registerDiagnostics(workspace: EditorWorkspace, extension: vscode.Uri): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('formation');
  const update = () => {
    for (const { uri } of vscode.workspace.textDocuments) {
      const problems = workspace.service.snapshot.problems.get(uri.toString()) ?? [];
      if (problems.length === 0) collection.delete(uri);
      else
        collection.set(
          uri,
          problems.map((problem) => toDiagnostic(problem, workspace, extension)),
        );
    }
  };
  const subscriptions = [
    collection,
    workspace.onDidChange(update),
    vscode.workspace.onDidOpenTextDocument(update),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
  ];
  return vscode.Disposable.from(...subscriptions);
}

function toDiagnostic(
  problem: Problem,
  { service }: EditorWorkspace,
  extension: vscode.Uri,
): vscode.Diagnostic {
  const range = toRange(service.lines(problem.at.uri), problem.at.span);
  const diagnostic = new vscode.Diagnostic(range, problem.message, toSeverity(problem.severity));
  diagnostic.source = 'formation';
  diagnostic.code = codeOf(problem.rule, extension);
  if (WITHOUT_EFFECT.includes(problem.rule)) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  diagnostic.relatedInformation = problem.related.map(
    ({ message, at }) =>
      new vscode.DiagnosticRelatedInformation(toLocation(at, service.lines(at.uri)), message),
  );
  return diagnostic;
}
