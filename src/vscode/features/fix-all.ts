import * as vscode from 'vscode';
import type { Problem } from '../../core/problem';
import { isMendable, mendFile } from '../../workspace/mend';
import { toWorkspaceEdit } from '../convert';
import type { EditorWorkspace } from '../workspace';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('formation');

/** An action whose edit is made when it is chosen: it tries every fix first. */
export class FixAllAction extends vscode.CodeAction {
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    readonly uri: string,
    readonly wants: (problem: Problem) => boolean,
  ) {
    super(title, kind);
  }
}

/** Mends what one rule says of a file, where it says so more than once. */
export function fixAllOfRule(
  { rule, at: { uri } }: Problem,
  inFile: readonly Problem[],
): readonly vscode.CodeAction[] {
  const wants = (problem: Problem) => problem.rule === rule;
  if (inFile.filter(wants).filter(isMendable).length < 2) return [];
  const title = vscode.l10n.t('Fix all problems of {0} in this file', rule);
  return [new FixAllAction(title, vscode.CodeActionKind.QuickFix, uri, wants)];
}

/** Mends a file, as `editor.codeActionsOnSave` asks for it. What only hints point at is left. */
export function fixAllOnSave(
  uri: string,
  inFile: readonly Problem[],
  only: vscode.CodeActionKind | undefined,
): readonly vscode.CodeAction[] {
  if (!only?.intersects(FIX_ALL)) return [];
  const wants = ({ severity }: Problem) => severity !== 'hint';
  if (!inFile.filter(wants).some(isMendable)) return [];
  return [new FixAllAction(vscode.l10n.t('Fix all problems of this file'), FIX_ALL, uri, wants)];
}

export async function resolveFixAll(
  action: vscode.CodeAction,
  { service }: EditorWorkspace,
): Promise<vscode.CodeAction> {
  if (!(action instanceof FixAllAction)) return action;
  const found = await mendFile(service, action.uri, action.wants);
  if (found)
    action.edit = toWorkspaceEdit([{ uri: action.uri, edits: found.edits }], (uri) => service.lines(uri));
  return action;
}

export const FIX_ALL_KINDS = [vscode.CodeActionKind.QuickFix, FIX_ALL];
