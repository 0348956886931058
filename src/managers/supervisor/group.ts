import type { ConfigFile } from '../../core/formats/config-parser';
import type { Look } from '../../core/manager';
import type { Uri } from '../../core/source';
import { folderOf, relativePath, resolveUri } from '../../core/uri';
import { valueOf } from './document';

/** The names under which supervisord finds its own file, and those that distributions give it. */
const HEADS = ['supervisord.conf', 'supervisor.conf'];

/**
 * The file that includes another, in its folder or the one above; undefined where none does. An absolute pattern means
 * another machine's folders, of which the last part is compared.
 */
export function headOf(entry: Uri, look: Look<ConfigFile>): Uri | undefined {
  const folders = [folderOf(entry), folderOf(folderOf(entry))];
  return folders
    .flatMap((folder) => HEADS.map((name) => resolveUri(folder, name)))
    .find((head) => head !== entry && includes(head, entry, look));
}

function includes(head: Uri, entry: Uri, look: Look<ConfigFile>): boolean {
  const file = look(head);
  const path = relativePath(folderOf(head), entry);
  if (typeof file !== 'object' || path === undefined) return false;
  const section = file.sections.find(({ name }) => name === 'include');
  const patterns = (section && valueOf(section, 'files'))?.split(/\s+/) ?? [];
  return patterns.some((pattern) => {
    const local = pattern.replace('%(here)s/', '').replace(/^\.\//, '');
    const own = local.startsWith('/') ? local.split('/').slice(-path.split('/').length).join('/') : local;
    return globOf(own).test(path);
  });
}

/** Python's `glob`: `*` and `?` stop at a slash. */
function globOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]');
  return new RegExp(`^${source}$`);
}
