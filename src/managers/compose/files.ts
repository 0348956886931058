import type { Look } from '../../core/manager';
import type { Uri } from '../../core/source';
import { folderOf, nameOf, resolveUri } from '../../core/uri';
import { noVariables, variablesOver } from '../../core/formats/compose/variables';

/** The names that Compose looks for, most preferred first (compose-go `DefaultFileNames`). */
const DEFAULT_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** The override that goes with a default file, most preferred first (compose-go `DefaultOverrideFileNames`). */
const OVERRIDE_FILES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/**
 * The files that `docker compose` reads when it finds this one: what `COMPOSE_FILE` in `.env` says, else a default file
 * with the first override beside it. Undefined where the file is the head of nothing: an override, or a default file
 * that a preferred one hides.
 */
export function projectFiles(entry: Uri, look: Look<unknown>): readonly Uri[] | undefined {
  const beside = (other: string) => resolveUri(folderOf(entry), other);
  const exists = (other: string) => look(beside(other)) !== 'absent';
  const name = nameOf(entry);
  const named = namedFiles(entry, look);
  if (named?.includes(entry)) return named[0] === entry ? named : undefined;
  if (OVERRIDE_FILES.includes(name)) return DEFAULT_FILES.some(exists) ? undefined : [entry];
  const rank = DEFAULT_FILES.indexOf(name);
  if (rank < 0) return [entry];
  if (DEFAULT_FILES.slice(0, rank).some(exists)) return undefined;
  const override = OVERRIDE_FILES.find(exists);
  return override === undefined ? [entry] : [entry, beside(override)];
}

/** The default file beside a fragment, what the fragment is meant to come over. */
export function filesUnder(fragment: Uri, look: Look<unknown>): readonly Uri[] | undefined {
  const beside = DEFAULT_FILES.map((name) => resolveUri(folderOf(fragment), name));
  const head = beside.find((file) => file !== fragment && look(file) !== 'absent');
  return head === undefined ? undefined : [head];
}

/** `COMPOSE_FILE`, whose files `COMPOSE_PATH_SEPARATOR` parts: `:` unless it says otherwise. */
function namedFiles(entry: Uri, look: Look<unknown>): readonly Uri[] | undefined {
  const folder = folderOf(entry);
  const variables = variablesOver(noVariables, [resolveUri(folder, '.env')], look);
  const separator = variables('COMPOSE_PATH_SEPARATOR') ?? ':';
  const names = (variables('COMPOSE_FILE') ?? '').split(separator).filter((name) => name !== '');
  return names.length > 0 ? names.map((name) => resolveUri(folder, name)) : undefined;
}
