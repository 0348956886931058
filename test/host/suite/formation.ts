import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FormationApi } from '../../../src/vscode/activate';

/** The extension's own interface, once the workspace was read. */
export async function activate(): Promise<FormationApi> {
  const extension = vscode.extensions.getExtension<FormationApi>('formation.formation');
  assert.ok(extension, 'formation.formation is not among the installed extensions');
  const api = await extension.activate();
  await api.ready;
  return api;
}

export function folder(index = 0): vscode.Uri {
  const uri = vscode.workspace.workspaceFolders?.[index]?.uri;
  assert.ok(uri, `folder ${index} is open`);
  return uri;
}

export const at = (path: string, index = 0) => vscode.Uri.joinPath(folder(index), path);

export async function open(path: string): Promise<vscode.TextDocument> {
  await activate();
  const document = await vscode.workspace.openTextDocument(at(path));
  await vscode.window.showTextDocument(document);
  return document;
}

export const write = (uri: vscode.Uri, text: string) =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));

/** Asks again with each event, until there is an answer. */
export async function until<T>(event: vscode.Event<unknown>, ask: () => T | undefined): Promise<T> {
  for (;;) {
    const happened = new Promise<void>((resolve) => {
      const subscription = event(() => {
        subscription.dispose();
        resolve();
      });
    });
    const answer = ask();
    if (answer !== undefined) return answer;
    await happened;
  }
}

/** Asks again and again where nothing says when to: another process is waited for. */
export async function eventually(ask: () => boolean): Promise<void> {
  while (!ask()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Says when what is told of documents changes. */
export const tells = vscode.languages.onDidChangeDiagnostics;

export const problemIn = (document: vscode.TextDocument, rule: string) => () =>
  vscode.languages
    .getDiagnostics(document.uri)
    .find(({ source, code }) => source === 'formation' && typeof code === 'object' && code.value === rule);

/** The names of the process types that a file declares, once they are these. */
export async function declares(uri: vscode.Uri, names: readonly string[]): Promise<void> {
  const { formations, onDidChange } = await activate();
  const declared = () =>
    formations()
      .flatMap(({ members }) => members)
      .filter(({ declarations }) =>
        declarations.some(({ processType }) =>
          processType.declarations.some((origin) => origin.uri === uri.toString()),
        ),
      )
      .map(({ name }) => name);
  await until(onDidChange, () => (declared().join() === names.join() ? true : undefined));
}

/** What a lens would say to name a declaration. */
export async function declarationOf(name: string, manager: string) {
  const { formations } = await activate();
  for (const { app, members } of formations())
    for (const { declarations } of members)
      for (const { environment, processType } of declarations)
        if (processType.name.value === name && processType.manager === manager)
          return { app: app.folder, environment: environment.group, key: processType.key };
  throw new Error(`${manager} declares no ${name}.`);
}

/** Settles once a manager's declaration of a process type counts so many. */
export async function countsOf(name: string, manager: string, count: number): Promise<void> {
  const { formations, onDidChange } = await activate();
  await until(onDidChange, () =>
    formations().some(({ members }) =>
      members.some(({ declarations }) =>
        declarations.some(
          ({ processType }) =>
            processType.name.value === name &&
            processType.manager === manager &&
            processType.quantity.count === count,
        ),
      ),
    )
      ? true
      : undefined,
  );
}
