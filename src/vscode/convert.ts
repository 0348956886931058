import * as vscode from 'vscode';
import { LineIndex } from '../core/source';
import type { Change, Origin, SourceText, Span } from '../core/source';
import type { Severity } from '../core/problem';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  return SEVERITIES[severity];
}

/** A range in a text; the start of the file where its text is not known. */
export function toRange(source: SourceText | undefined, { start, end }: Span): vscode.Range {
  if (!source) return new vscode.Range(0, 0, 0, 0);
  const index = new LineIndex(source.text);
  const [from, to] = [index.positionAt(start), index.positionAt(end)];
  return new vscode.Range(from.line, from.column, to.line, to.column);
}

export function toLocation({ uri, span }: Origin, source: SourceText | undefined): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), toRange(source, span));
}

export function toSource(document: vscode.TextDocument): SourceText {
  return { uri: document.uri.toString(), version: document.version, text: document.getText() };
}

export function toWorkspaceEdit(
  changes: readonly Change[],
  source: (uri: string) => SourceText | undefined,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of changes) {
    for (const { span, text } of edits) edit.replace(vscode.Uri.parse(uri), toRange(source(uri), span), text);
  }
  return edit;
}
