import * as vscode from 'vscode';
import type { Problem } from '../../core/problem';
import { toLocation, toRange, toSeverity } from '../convert';
import type { EditorWorkspace } from '../workspace';
import { codeOf } from './rule-page';

/** Shows the problems of open files. */
export function registerDiagnostics(workspace: EditorWorkspace, extension: vscode.Uri): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('formation');
  const update = () => {
    collection.clear();
    for (const document of vscode.workspace.textDocuments) {
      const problems = workspace.service.snapshot.problems.get(document.uri.toString()) ?? [];
      if (problems.length > 0)
        collection.set(
          document.uri,
          problems.map((problem) => toDiagnostic(problem, workspace, extension)),
        );
    }
  };
  const subscriptions = [
    collection,
    workspace.onDidChange(update),
    vscode.workspace.onDidOpenTextDocument(update),
    vscode.workspace.onDidCloseTextDocument(update),
  ];
  return vscode.Disposable.from(...subscriptions);
}

function toDiagnostic(
  problem: Problem,
  { service }: EditorWorkspace,
  extension: vscode.Uri,
): vscode.Diagnostic {
  const range = toRange(service.source(problem.at.uri), problem.at.span);
  const diagnostic = new vscode.Diagnostic(range, problem.message, toSeverity(problem.severity));
  diagnostic.source = 'formation';
  diagnostic.code = codeOf(problem.rule, extension);
  diagnostic.relatedInformation = problem.related.map(
    ({ message, at }) =>
      new vscode.DiagnosticRelatedInformation(toLocation(at, service.source(at.uri)), message),
  );
  return diagnostic;
}
