import * as vscode from 'vscode';
import type { Fix, Problem } from '../../core/problem';
import { EXPLAIN } from '../commands/explain';
import { toRange, toWorkspaceEdit } from '../convert';
import { problemsAt } from '../problems-at';
import { MANIFESTS } from '../selector';
import type { EditorWorkspace } from '../workspace';
import { FIX_ALL_KINDS, fixAllOfRule, fixAllOnSave, resolveFixAll } from './fix-all';
import { checkOf, ruleOf } from './rule-page';
import { suppressActions } from './suppress';
import { lastOfEach } from '../../core/last-of-each';

const CONFIRM_FIX = 'formation.confirmFix';

/** Offers what can be done about the problems at the cursor: their fixes first. */
export function registerCodeActions(workspace: EditorWorkspace): vscode.Disposable {
  const { service } = workspace;
  const editOf = (fix: Fix) => toWorkspaceEdit(fix.changes(), (uri) => service.lines(uri));

  /** A fix with a consequence tells it before it is applied. */
  const fixAction = (fix: Fix, { fixes }: Problem) => {
    const title = fix.consequence === undefined ? fix.title : `${fix.title}...`;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    if (fix.consequence === undefined) action.edit = editOf(fix);
    else action.command = { title, command: CONFIRM_FIX, arguments: [fix] };
    action.isPreferred = fix === fixes.find(({ safe }) => safe);
    return action;
  };

  const actionsFor = (
    problem: Problem,
    inFile: readonly Problem[],
    diagnostics: readonly vscode.Diagnostic[],
  ) => {
    const range = toRange(service.lines(problem.at.uri), problem.at.span);
    const own = diagnostics.filter((one) => ruleOf(one) === problem.rule && one.range.isEqual(range));
    const actions = [
      ...problem.fixes.map((fix) => fixAction(fix, problem)),
      ...fixAllOfRule(problem, inFile),
      ...suppressActions(problem, workspace),
      ...explainActions(problem),
    ];
    for (const action of actions) action.diagnostics = own;
    return actions;
  };

  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { diagnostics, only }) {
      await workspace.settled();
      const uri = document.uri.toString();
      const inFile = service.snapshot.problems.get(uri) ?? [];
      const fixAll = fixAllOnSave(uri, inFile, only);
      if (only && !only.intersects(vscode.CodeActionKind.QuickFix)) return [...fixAll];
      const here = problemsAt(workspace, document, range);
      const actions = here.flatMap((problem) => actionsFor(problem, inFile, diagnostics));
      return lastOfEach([...actions, ...fixAll], keyOf);
    },
    resolveCodeAction: (action) => resolveFixAll(action, workspace),
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(CONFIRM_FIX, async (fix: Fix) => {
      const apply = vscode.l10n.t('Apply');
      const question = { modal: true, detail: fix.consequence ?? '' };
      if ((await vscode.window.showWarningMessage(fix.title, question, apply)) !== apply) return;
      await vscode.workspace.applyEdit(editOf(fix));
    }),
    vscode.languages.registerCodeActionsProvider(MANIFESTS, provider, {
      providedCodeActionKinds: FIX_ALL_KINDS,
    }),
  );
}

function explainActions({ rule }: Problem): readonly vscode.CodeAction[] {
  if (!checkOf(rule)) return [];
  const title = vscode.l10n.t('Explain {0}', rule);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: EXPLAIN, arguments: [rule] };
  return [action];
}

/** What several problems at one place offer alike is offered once. */
function keyOf({ title, edit, command }: vscode.CodeAction): string {
  const places = edit?.entries().flatMap(([, edits]) => edits.map(({ range }) => range.start));
  return JSON.stringify([title, places, command?.command === CONFIRM_FIX ? command.arguments : undefined]);
}
