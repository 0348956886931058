import * as vscode from 'vscode';
import type { Declaration } from '../../core/model';
import { describeProcesses, whenAsked } from '../../core/quantity';
import type { Origin } from '../../core/source';
import { managers } from '../../managers/index';
import { toRange } from '../convert';
import { idOf } from '../declaration-id';
import type { DeclarationId } from '../declaration-id';
import { MANIFESTS } from '../selector';
import type { EditorWorkspace } from '../workspace';

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
  return service.snapshot.formations.flatMap((formation) =>
    formation.members.flatMap(({ declarations }) =>
      [...byPlace(declarations, uri)].flatMap(([, { at, here }]) => {
        const range = toRange(service.lines(uri), at.span);
        const ids = here.map((declaration) => idOf(formation, declaration));
        return commandsOf(here, ids).map((command) => new vscode.CodeLens(range, command));
      }),
    ),
  );
}

interface Place {
  readonly at: Origin;
  /** Several where environments share what is written here. */
  readonly here: Declaration[];
}

function byPlace(declarations: readonly Declaration[], uri: string): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  for (const declaration of declarations) {
    const { processType } = declaration;
    const at = processType.declarations.find((origin) => origin.uri === uri);
    if (!at || processType.role === 'backing-service') continue;
    const place = places.get(at.span.start) ?? { at, here: [] };
    place.here.push(declaration);
    places.set(at.span.start, place);
  }
  return places;
}

function commandsOf(here: readonly Declaration[], ids: readonly DeclarationId[]): vscode.Command[] {
  const button = (title: string, command: string) => ({ title, command, arguments: [...ids] });
  const scale = button(vscode.l10n.t('Scale...'), 'formation.scale');
  const text = quantitiesOf(here);
  if (text === '') return [scale];
  const show = { title: text, command: 'formation.showProcessModel', arguments: [] };
  const steps = here.some(({ processType: { quantity } }) => quantity.known && quantity.kind === 'fixed');
  if (!steps) return [show, scale];
  return [show, button('+', 'formation.increase'), button('-', 'formation.decrease'), scale];
}

/** `2 processes`; where environments differ, each with its name. */
function quantitiesOf(here: readonly Declaration[]): string {
  const said = here.map(({ environment, processType: { quantity, dormant, manager } }) => ({
    text: whenAsked(describeProcesses(quantity, managers.find(({ id }) => id === manager)?.title), dormant),
    environment: environment.name,
  }));
  const texts = new Set(said.map(({ text }) => text));
  if (texts.size < 2) return [...texts].join('');
  return said
    .filter(({ text }) => text !== '')
    .map(({ text, environment }) => `${text} (${environment})`)
    .join(' · ');
}
