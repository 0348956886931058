import * as vscode from 'vscode';
import type { Declaration, Member } from '../../core/model';
import type { Problem } from '../../core/problem';
import { nameOf } from '../../core/uri';
import type { Origin } from '../../core/source';
import { holdsOneCopy } from '../../rules/single-copy-resource';
import { toRange } from '../convert';
import type { WorkspaceService } from '../../workspace/service';
import { problemsOf } from '../problems';
import type { Watching } from '../watch/watching';
import { longQuantity, titleOf, troubleWords } from '../watch/words';
import type { EditorWorkspace } from '../workspace';
import { provenanceOf } from './provenance';

const ICONS = { error: '$(error)', warning: '$(warning)', info: '$(info)', hint: '$(lightbulb)' } as const;

/** What a hover shows of a command, in UTF-16 units. */
const LONGEST_COMMAND = 200;

/** What a process type runs, its quantity in every manifest, what it needs, and what is wrong with it. */
export function describeMember(
  member: Member,
  { service }: EditorWorkspace,
  watching: Watching,
  tells: (problem: Problem) => boolean = () => true,
): vscode.MarkdownString {
  // Text from files is appended as text: it is never Markdown.
  const text = new vscode.MarkdownString('', true);
  text
    .appendMarkdown('**')
    .appendText(member.name)
    .appendMarkdown(`** · ${roleOf(member)}\n\n`);
  for (const declaration of member.declarations)
    text
      .appendMarkdown('- ')
      .appendText(line(declaration, service, watching))
      .appendMarkdown('\n');
  const on = [...new Set(member.needs.map((need) => need.on))];
  if (on.length > 0) text.appendMarkdown('\n').appendText(vscode.l10n.t('Needs {0}', on.join(', ')));
  const problems = problemsOf(member, service.snapshot);
  for (const { severity, message, at } of problems.filter(tells)) {
    text.appendMarkdown(`\n\n${ICONS[severity]} `).appendText(`${message} `);
    appendPlace(text, at, service);
  }
  for (const { refusal, at } of member.declarations.flatMap(({ processType }) => holdsOneCopy(processType))) {
    if (problems.some((problem) => problem.at === at)) continue;
    text.appendMarkdown('\n\n').appendText(`${vscode.l10n.t('A second copy: {0}', refusal)} `);
    appendPlace(text, at, service);
  }
  return text;
}

function appendPlace(text: vscode.MarkdownString, { uri, span }: Origin, service: WorkspaceService): void {
  const { start } = toRange(service.lines(uri), span);
  const address = vscode.Uri.parse(uri).with({ fragment: `L${start.line + 1},${start.character + 1}` });
  text.appendMarkdown('[').appendText(`${nameOf(uri)}:${start.line + 1}`);
  text.appendMarkdown(`](${address.toString()})`);
}

function roleOf({ role }: Member): string {
  const words = {
    process: vscode.l10n.t('process type'),
    'backing-service': vscode.l10n.t('backing service'),
    scheduled: vscode.l10n.t('scheduled'),
    'one-off': vscode.l10n.t('one-off'),
  };
  return words[role];
}

function line(declaration: Declaration, service: WorkspaceService, watching: Watching): string {
  const { environment, processType } = declaration;
  const { quantity, command, term } = processType;
  const target = watching.targetOf(declaration);
  const said = [
    [longQuantity(declaration, watching), provenanceOf(quantity, service)],
    [troubleWords(declaration, watching)],
    [target && watching.running(declaration) ? vscode.l10n.t('watched in {0}', target.title) : ''],
  ].map((parts) => parts.filter((part) => part !== '').join(', '));
  const run = command ? `: ${command.text.slice(0, LONGEST_COMMAND)}` : '';
  const facts = said.filter((part) => part !== '').map((part) => ` · ${part}`);
  return `${titleOf(declaration)} ${term}, ${environment.name}${facts.join('')}${run}`;
}
