import type { Look } from '../../core/manager';
import type { Uri } from '../../core/source';
import { folderOf, nameOf, resolveUri } from '../../core/uri';

/** The names that Compose looks for, most preferred first (compose-go `DefaultFileNames`). */
export const DEFAULT_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** The override that goes with a default file, most preferred first (compose-go `DefaultOverrideFileNames`). */
export const OVERRIDE_FILES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/**
 * The files that `docker compose` reads when it finds this one: a default file with the first override beside it.
 * Undefined where the file is the head of nothing: an override, or a default file that a preferred one hides.
 */
export function projectFiles(entry: Uri, look: Look<unknown>): readonly Uri[] | undefined {
  const name = nameOf(entry);
  const beside = (other: string) => resolveUri(folderOf(entry), other);
  const exists = (other: string) => look(beside(other)) !== 'absent';
  if (OVERRIDE_FILES.includes(name)) return DEFAULT_FILES.some(exists) ? undefined : [entry];
  const rank = DEFAULT_FILES.indexOf(name);
  if (rank < 0) return [entry];
  if (DEFAULT_FILES.slice(0, rank).some(exists)) return undefined;
  const override = OVERRIDE_FILES.find(exists);
  return override === undefined ? [entry] : [entry, beside(override)];
}
