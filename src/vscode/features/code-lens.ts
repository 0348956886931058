import * as vscode from 'vscode';
import type { Declaration } from '../../core/model';
import type { Origin } from '../../core/source';
import { toRange } from '../convert';
import { idOf } from '../declaration-id';
import type { DeclarationId } from '../declaration-id';
import { MANIFESTS } from '../selector';
import type { Watching } from '../watch/watching';
import { longQuantity, troubleWords } from '../watch/words';
import type { EditorWorkspace } from '../workspace';

/** Above each declaration: its quantity, `+` and `-` that edit the manifest, and scaling. */
export function registerCodeLens(workspace: EditorWorkspace, watching: Watching): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document) {
      await workspace.settled();
      return lensesOf(workspace, watching, document.uri.toString());
    },
  };
  return vscode.Disposable.from(
    changed,
    workspace.onDidChange(() => changed.fire()),
    watching.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(MANIFESTS, provider),
  );
}

function lensesOf({ service }: EditorWorkspace, watching: Watching, uri: string): vscode.CodeLens[] {
  return service.snapshot.formations.flatMap((formation) =>
    formation.members.flatMap(({ declarations }) =>
      [...byPlace(declarations, uri)].flatMap(([, { at, here }]) => {
        const range = toRange(service.lines(uri), at.span);
        const ids = here.map((declaration) => idOf(formation, declaration));
        return commandsOf(here, ids, watching).map((command) => new vscode.CodeLens(range, command));
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

function commandsOf(
  here: readonly Declaration[],
  ids: readonly DeclarationId[],
  watching: Watching,
): vscode.Command[] {
  const button = (title: string, command: string) => ({ title, command, arguments: [...ids] });
  const scale = button(vscode.l10n.t('Scale...'), 'formation.scale');
  const text = quantitiesOf(here, watching);
  if (text === '') return [scale];
  const trouble = here
    .map((declaration) => troubleWords(declaration, watching))
    .find((words) => words !== '');
  const known = here.some((declaration) => watching.running(declaration)?.known === true);
  const show = {
    title: known && trouble !== undefined ? `$(warning) ${text}, ${trouble}` : text,
    command: 'formation.showProcessModel',
    arguments: [],
    ...(trouble === undefined ? {} : { tooltip: trouble }),
  };
  const steps = here.some(({ processType: { quantity } }) => quantity.known && quantity.kind === 'fixed');
  if (!steps) return [show, scale];
  return [show, button('+', 'formation.increase'), button('-', 'formation.decrease'), scale];
}

/** `2 processes`, `1/2 running`; where environments differ, each with its name. */
function quantitiesOf(here: readonly Declaration[], watching: Watching): string {
  const said = here.map((declaration) => ({
    text: longQuantity(declaration, watching),
    environment: declaration.environment.name,
  }));
  const texts = new Set(said.map(({ text }) => text));
  if (texts.size < 2) return [...texts].join('');
  return said
    .filter(({ text }) => text !== '')
    .map(({ text, environment }) => `${text} (${environment})`)
    .join(' · ');
}
