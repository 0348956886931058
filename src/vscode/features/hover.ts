import * as vscode from 'vscode';
import type { Formation } from '../../core/model';
import { contains } from '../../core/source';
import { toRange } from '../convert';
import { MANIFESTS } from '../selector';
import type { Watching } from '../watch/watching';
import type { EditorWorkspace } from '../workspace';
import { describeMember } from './description';

/** Tells of a process type on its name. */
export function registerHover(workspace: EditorWorkspace, watching: Watching): vscode.Disposable {
  const { service } = workspace;
  return vscode.languages.registerHoverProvider(MANIFESTS, {
    provideHover(document, position) {
      const uri = document.uri.toString();
      const offset = document.offsetAt(position);
      const found = declaredAt(service.snapshot.formations, uri, offset);
      if (!found) return undefined;
      const origin = found.declaration.processType.declarations.find(
        (at) => at.uri === uri && contains(at.span, offset),
      );
      const range = origin && toRange(service.lines(uri), origin.span);
      // What lies under the pointer itself, the editor tells.
      const description = describeMember(
        found.member,
        workspace,
        watching,
        ({ at }) => at.uri !== uri || !contains(at.span, offset),
      );
      return new vscode.Hover(description, range);
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
