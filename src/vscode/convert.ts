import * as vscode from 'vscode';
import type { Change, LineIndex, Origin, SourceText, Span } from '../core/source';
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
export function toRange(lines: LineIndex | undefined, { start, end }: Span): vscode.Range {
  if (!lines) return new vscode.Range(0, 0, 0, 0);
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
  return new vscode.Range(from.line, from.column, to.line, to.column);
}

export function toLocation({ uri, span }: Origin, lines: LineIndex | undefined): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), toRange(lines, span));
}

export function toSource(document: vscode.TextDocument): SourceText {
  return { uri: document.uri.toString(), version: document.version, text: document.getText() };
}

export function toWorkspaceEdit(
  changes: readonly Change[],
  lines: (uri: string) => LineIndex | undefined,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits, creates } of changes) {
    if (creates) edit.createFile(vscode.Uri.parse(uri));
    for (const { span, text } of edits) edit.replace(vscode.Uri.parse(uri), toRange(lines(uri), span), text);
  }
  return edit;
}
