import type * as vscode from 'vscode';
import type { Problem } from '../core/problem';
import { toRange } from './convert';
import type { EditorWorkspace } from './workspace';

/** The problems of a document that touch a range. */
export function problemsAt(
  { service }: EditorWorkspace,
  { uri }: vscode.TextDocument,
  range: vscode.Range,
): readonly Problem[] {
  const lines = service.lines(uri.toString());
  return (service.snapshot.problems.get(uri.toString()) ?? []).filter(
    ({ at }) => toRange(lines, at.span).intersection(range) !== undefined,
  );
}
