import type { Uri } from '../../../core/source';
import { folderOf, resolveUri } from '../../../core/uri';
import type { TextOf } from '../runner/in-use';
import type { RunnerId } from '../runner/runners';
import { readForegoFile, readOvermindFiles } from './env-files';
import { FOREMAN_FILE, readForemanFile } from './foreman-file';
import type { FormationList } from './list';

/** The list that a runner's settings hold for a Procfile. */
export interface Formation extends FormationList {
  /** False where the settings mean another Procfile that is not there, and this one only if it is named with `-f`. */
  readonly meant: boolean;
}

/** What the settings beside a Procfile say of its quantities; honcho, hivemind and node-foreman keep none. */
export function formationOf(
  procfile: Uri,
  runner: RunnerId | undefined,
  textOf: TextOf,
): Formation | undefined {
  const folder = folderOf(procfile);
  const list = listOf(folder, runner, textOf);
  if (!list) return undefined;
  const meant = resolveUri(folder, list.procfile ?? 'Procfile');
  if (meant === procfile) return { ...list, meant: true };
  return textOf(meant) ? undefined : { ...list, meant: false };
}

function listOf(folder: Uri, runner: RunnerId | undefined, textOf: TextOf): FormationList | undefined {
  const read = (file: string) => textOf(resolveUri(folder, file));
  if (runner === 'overmind') return readOvermindFiles(folder, textOf);
  const source =
    runner === 'foreman' ? read(FOREMAN_FILE) : runner === 'forego' ? read('.forego') : undefined;
  if (!source) return undefined;
  return runner === 'foreman' ? readForemanFile(source) : readForegoFile(source);
}
