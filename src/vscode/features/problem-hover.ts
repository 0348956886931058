import * as vscode from 'vscode';
import { contains } from '../../core/source';
import { EXPLAIN } from '../commands/explain';
import { toRange } from '../convert';
import { MANIFESTS } from '../selector';
import type { EditorWorkspace } from '../workspace';
import { checkOf, pageOf } from './rule-page';

/** Tells on the flagged text why it is flagged, with examples: what the problem is, the editor tells itself. */
export function registerProblemHover(workspace: EditorWorkspace, extension: vscode.Uri): vscode.Disposable {
  const { service } = workspace;
  return vscode.languages.registerHoverProvider(MANIFESTS, {
    async provideHover(document, position) {
      await workspace.settled();
      const uri = document.uri.toString();
      const offset = document.offsetAt(position);
      const here = (service.snapshot.problems.get(uri) ?? []).filter(({ at }) => contains(at.span, offset));
      const rules = [...new Set(here.map(({ rule }) => rule))].filter((rule) => checkOf(rule));
      if (rules.length === 0) return undefined;
      const explained = await Promise.all(rules.map((rule) => explain(rule, extension)));
      return new vscode.Hover(explained, here[0] && toRange(service.lines(uri), here[0].at.span));
    },
  });
}

/** It is made of the rule's own page alone, so it may link to the command that opens it. */
async function explain(rule: string, extension: vscode.Uri): Promise<vscode.MarkdownString> {
  const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(pageOf(rule, extension)));
  const open = `command:${EXPLAIN}?${encodeURIComponent(JSON.stringify([rule]))}`;
  const text = new vscode.MarkdownString(
    `${explanationIn(page)}\n\n[${vscode.l10n.t('The rule {0}', rule)}](${open})`,
  );
  text.isTrusted = { enabledCommands: [EXPLAIN] };
  return text;
}

/** Behind the title, the summary and the severity; headings are too large for a hover. */
function explanationIn(page: string): string {
  return page
    .split('\n\n')
    .slice(3)
    .join('\n\n')
    .replace(/^## (.*)$/gm, '**$1**');
}
