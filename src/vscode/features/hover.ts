import * as vscode from 'vscode';
import type { Declaration, Formation, Member } from '../../core/model';
import { describeProcesses } from '../../core/quantity';
import { contains } from '../../core/source';
import { managers } from '../../managers/index';
import { toRange } from '../convert';
import { MANIFESTS } from '../selector';
import type { EditorWorkspace } from '../workspace';

/** Tells of a process type on its name: what it runs, its quantity in every manifest, what it needs. */
export function registerHover({ service }: EditorWorkspace): vscode.Disposable {
  return vscode.languages.registerHoverProvider(MANIFESTS, {
    provideHover(document, position) {
      const uri = document.uri.toString();
      const offset = document.offsetAt(position);
      const found = declaredAt(service.snapshot.formations, uri, offset);
      if (!found) return undefined;
      const origin = found.declaration.processType.declarations.find(
        (at) => at.uri === uri && contains(at.span, offset),
      );
      const range = origin && toRange(service.source(uri), origin.span);
      return new vscode.Hover(describe(found.member), range);
    },
  });
}

function declaredAt(formations: readonly Formation[], uri: string, offset: number) {
  for (const { members } of formations)
    for (const member of members)
      for (const declaration of member.declarations)
        if (declaration.processType.declarations.some((at) => at.uri === uri && contains(at.span, offset)))
          return { member, declaration };
  return undefined;
}

/** Text from files is appended as text: it is never Markdown. */
function describe({ name, declarations, needs }: Member): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(name).appendMarkdown('** · process type\n\n');
  for (const declaration of declarations) {
    text.appendMarkdown('- ').appendText(line(declaration)).appendMarkdown('\n');
  }
  const on = [...new Set(needs.map((need) => need.on))];
  if (on.length > 0) text.appendMarkdown('\nNeeds ').appendText(on.join(', '));
  return text;
}

function line({ environment, processType: { quantity, command, term, manager } }: Declaration): string {
  const title = managers.find(({ id }) => id === manager)?.title ?? manager;
  const count = describeProcesses(quantity, title);
  const run = command ? `: ${command.text.slice(0, 200)}` : '';
  return `${title} ${term}, ${environment.name}${count === '' ? '' : ` · ${count}`}${run}`;
}
