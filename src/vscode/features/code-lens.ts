import * as vscode from 'vscode';
import type { Declaration } from '../../core/model';
import { describeProcesses } from '../../core/quantity';
import { managers } from '../../managers/index';
import { toRange } from '../convert';
import { MANIFESTS } from '../selector';
import type { EditorWorkspace } from '../workspace';
import { idOf } from '../declaration-id';
import type { DeclarationId } from '../declaration-id';

/** Above each declaration: its quantity, `+` and `-` that edit the manifest, and scaling. */
export function registerCodeLens(workspace: EditorWorkspace): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      await workspace.settled();
      return lensesOf(workspace, document.uri.toString());
    },
  };
  return vscode.Disposable.from(
    changed,
    workspace.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(MANIFESTS, provider),
  );
}

function lensesOf({ service }: EditorWorkspace, uri: string): vscode.CodeLens[] {
  const lenses: vscode.CodeLens[] = [];
  for (const formation of service.snapshot.formations)
    for (const member of formation.members)
      for (const declaration of member.declarations) {
        const { processType } = declaration;
        const at = processType.declarations.find((origin) => origin.uri === uri);
        if (!at || processType.role === 'backing-service') continue;
        const range = toRange(service.source(uri), at.span);
        const id = idOf(formation, declaration);
        lenses.push(...commandsOf(declaration, id).map((command) => new vscode.CodeLens(range, command)));
      }
  return lenses;
}

function commandsOf({ processType }: Declaration, id: DeclarationId): vscode.Command[] {
  const { quantity, manager } = processType;
  const title = managers.find((one) => one.id === manager)?.title;
  const text = describeProcesses(quantity, title);
  const scale = { title: vscode.l10n.t('Scale...'), command: 'formation.scale', arguments: [id] };
  if (text === '') return [scale];
  const show = { title: text, command: 'formation.showProcessModel', arguments: [] };
  if (!quantity.known || quantity.kind !== 'fixed') return [show, scale];
  return [
    show,
    { title: '+', command: 'formation.increase', arguments: [id] },
    { title: '-', command: 'formation.decrease', arguments: [id] },
    scale,
  ];
}
