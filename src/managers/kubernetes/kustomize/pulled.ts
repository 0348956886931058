import type { Look } from '../../../core/manager';
import type { Uri } from '../../../core/source';
import { folderOf } from '../../../core/uri';
import type { KubernetesDocument } from '../document';
import { kustomizationsIn } from './files';

/** How far above a file its kustomization is looked for: kustomize reads files at any depth below it. */
const LEVELS_ABOVE = 3;

/** True where a kustomization of its folder, or of one above, takes the file: then it is no manifest of its own. */
export function isPulled(entry: Uri, look: Look<KubernetesDocument>): boolean {
  let folder = folderOf(entry);
  for (let level = 0; level <= LEVELS_ABOVE; level++) {
    for (const uri of kustomizationsIn(folder, look)) {
      const document = look(uri);
      if (typeof document === 'object' && document.pulled().has(entry)) return true;
    }
    const above = folderOf(folder);
    if (above === folder) break;
    folder = above;
  }
  return false;
}
