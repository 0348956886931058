import * as vscode from 'vscode';
import { listings } from '../../core/listing';
import { contains } from '../../core/source';
import { EXPLAIN } from '../commands/explain';
import { toRange } from '../convert';
import { MANIFESTS } from '../selector';
import type { EditorWorkspace } from '../workspace';
import { checkOf } from './rule-page';

/** Tells on the flagged text why it is flagged, with examples: what the problem is, the editor tells itself. */
export function registerProblemHover(workspace: EditorWorkspace): vscode.Disposable {
  const { service } = workspace;
  return vscode.languages.registerHoverProvider(MANIFESTS, {
    async provideHover(document, position) {
      await workspace.settled();
      const uri = document.uri.toString();
      const offset = document.offsetAt(position);
      const here = (service.snapshot.problems.get(uri) ?? []).filter(({ at }) => contains(at.span, offset));
      const explained = [...new Set(here.map(({ rule }) => rule))].flatMap((rule) => explain(rule) ?? []);
      const range = here[0] && toRange(service.lines(uri), here[0].at.span);
      return explained.length > 0 ? new vscode.Hover(explained, range) : undefined;
    },
  });
}

/** It is made of the rule's own documentation alone, so it may link to the command that opens its page. */
function explain(rule: string): vscode.MarkdownString | undefined {
  const docs = checkOf(rule)?.docs;
  if (!docs) return undefined;
  const page = `command:${EXPLAIN}?${encodeURIComponent(JSON.stringify([rule]))}`;
  const text = new vscode.MarkdownString(
    [
      docs.why,
      `**${vscode.l10n.t('Instead of')}** ${listings(docs.bad)}`,
      `**${vscode.l10n.t('Write')}** ${listings(docs.good)}`,
      `[${vscode.l10n.t('Source')}](${docs.source}) · [${vscode.l10n.t('The rule {0}', rule)}](${page})`,
    ].join('\n\n'),
  );
  text.isTrusted = { enabledCommands: [EXPLAIN] };
  return text;
}
