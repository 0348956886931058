import * as vscode from 'vscode';
import { isRefusal } from '../../core/manager';
import type { Formation } from '../../core/model';
import { readCounts, writeCounts } from '../../core/preset';
import type { Preset } from '../../core/preset';
import { SETTINGS_FILE } from '../../core/settings-file';
import { presetEdit } from '../../workspace/presets';
import { PRESETS, presetsOf } from '../presets';
import type { EditorWorkspace } from '../workspace';

/** Saves how many there are of each type under a name, in the settings or in `.formation.yaml`. */
export async function savePreset(workspace: EditorWorkspace): Promise<void> {
  await workspace.settled();
  const formation = await pickFormation(workspace);
  if (!formation) return;
  const counts = await askCounts(formation);
  if (!counts) return;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Save Formation as Preset'),
    prompt: vscode.l10n.t('A name; one that there is is replaced: {0}', names(workspace, formation)),
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Type a name.') : undefined),
  });
  if (name === undefined) return;
  const preset = { name: name.trim(), counts };
  const inFile = {
    label: SETTINGS_FILE,
    description: vscode.l10n.t('for everybody, and for the command line'),
  };
  const inSettings = { label: vscode.l10n.t('Settings of the Workspace'), description: PRESETS };
  const where = await vscode.window.showQuickPick([inFile, inSettings], {
    title: vscode.l10n.t('Save {0}: {1}', preset.name, writeCounts(counts)),
  });
  if (where === inFile) await saveInFile(workspace, formation, preset);
  if (where === inSettings) await saveInSettings(formation, preset);
}

async function pickFormation({ service }: EditorWorkspace): Promise<Formation | undefined> {
  const { formations } = service.snapshot;
  if (formations.length < 2) return formations[0];
  const items = formations.map((formation) => ({ label: formation.app.name, formation }));
  const title = vscode.l10n.t('Save Formation as Preset');
  return (await vscode.window.showQuickPick(items, { title }))?.formation;
}

/** Begins with what the first environment declares that counts anything. */
async function askCounts({ environments }: Formation): Promise<ReadonlyMap<string, number> | undefined> {
  const declared = environments.map(
    ({ processTypes }) =>
      new Map(
        processTypes.flatMap(({ name, role, quantity: { known, count } }) =>
          role === 'process' && known && count !== undefined ? [[name.value, count] as const] : [],
        ),
      ),
  );
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Save Formation as Preset'),
    prompt: vscode.l10n.t('Each process type with its number: web=4,worker=10'),
    value: writeCounts(declared.find(({ size }) => size > 0) ?? new Map()),
    validateInput: (input) => {
      const counts = readCounts(input);
      return isRefusal(counts) ? counts.refused : undefined;
    },
  });
  const counts = text === undefined ? undefined : readCounts(text);
  return isRefusal(counts) ? undefined : counts;
}

function names(workspace: EditorWorkspace, formation: Formation): string {
  return presetsOf(workspace, formation)
    .map(({ name }) => name)
    .join(', ');
}

async function saveInFile({ service }: EditorWorkspace, { app }: Formation, preset: Preset): Promise<void> {
  const uri = vscode.Uri.joinPath(vscode.Uri.parse(app.folder), SETTINGS_FILE);
  const edit = new vscode.WorkspaceEdit();
  if (!service.source(uri.toString())) edit.createFile(uri, { ignoreIfExists: true });
  await vscode.workspace.applyEdit(edit);
  const document = await vscode.workspace.openTextDocument(uri);
  const source = { uri: uri.toString(), version: document.version, text: document.getText() };
  const change = presetEdit(source, preset);
  if (!change) {
    const said = vscode.l10n.t('{0} is written in a way in which no preset can be added.', SETTINGS_FILE);
    void vscode.window.showErrorMessage(said);
    return;
  }
  const write = new vscode.WorkspaceEdit();
  const [start, end] = [document.positionAt(change.span.start), document.positionAt(change.span.end)];
  write.replace(uri, new vscode.Range(start, end), change.text);
  await vscode.workspace.applyEdit(write);
  await document.save();
}

async function saveInSettings({ app }: Formation, { name, counts }: Preset): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(undefined, vscode.Uri.parse(app.folder));
  const before = configuration.inspect<Readonly<Record<string, unknown>>>(PRESETS)?.workspaceValue ?? {};
  await configuration.update(
    PRESETS,
    { ...before, [name]: writeCounts(counts) },
    vscode.ConfigurationTarget.Workspace,
  );
}
