import { child, itemsOf, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import type { Look } from '../../../core/manager';
import type { Uri } from '../../../core/source';
import { folderOf, resolveUri } from '../../../core/uri';
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
      if (typeof document !== 'object') continue;
      const here = folder;
      const paths = pathsOf(document.roots[0]);
      if (paths.some((path) => !path.includes('\n') && resolveUri(here, path) === entry)) return true;
    }
    const above = folderOf(folder);
    if (above === folder) break;
    folder = above;
  }
  return false;
}

/** Everything in a kustomization that may be the path of a YAML file. */
function pathsOf(root: Node | undefined): readonly string[] {
  const direct = ['resources', 'bases', 'patchesStrategicMerge', 'crds', 'configurations'];
  const plugins = ['generators', 'transformers', 'validators'];
  const nested = ['patches', 'patchesJson6902', 'replacements'];
  const generators = ['configMapGenerator', 'secretGenerator'].flatMap((key) => itemsOf(child(root, key)));
  return [
    ...[...direct, ...plugins].flatMap((key) => itemsOf(child(root, key)).map(textOf)),
    ...nested.flatMap((key) => itemsOf(child(root, key)).map((entry) => textOf(child(entry, 'path')))),
    ...generators.flatMap((entry) =>
      itemsOf(child(entry, 'files')).map((file) => textOf(file)?.replace(/^[^=]*=/, '')),
    ),
  ].filter((path) => path !== undefined);
}
