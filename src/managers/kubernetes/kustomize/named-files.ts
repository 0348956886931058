import { child, itemsOf, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import type { Uri } from '../../../core/source';
import { resolveUri } from '../../../core/uri';

/** The files that a kustomization in a folder names. */
export function filesIn(root: Node | undefined, folder: Uri): ReadonlySet<Uri> {
  const paths = pathsOf(root).filter((path) => path !== '' && !path.includes('\n'));
  return new Set(paths.map((path) => resolveUri(folder, path)));
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
