import { child, itemsOf, textOf } from '../../../core/formats/tree';
import type { MappingNode, Node } from '../../../core/formats/tree';
import { resolveUri } from '../../../core/uri';
import type { Uri } from '../../../core/source';
import type { KubernetesDocument } from '../document';
import { listed } from '../listed';
import { isBelow, isRemote, kustomizationsIn } from './files';
import type { Level } from './level';
import { resourceOf } from './resource';

/** What enters a folder with a kustomization; it gives the resources that it builds. */
export type Enter = (level: Level, uri: Uri, item: Node) => void;

/** `resources` and the older `bases`: each a file of objects or a folder with a kustomization. */
export function addResources(level: Level, enter: Enter): void {
  const { root } = level;
  for (const item of [...itemsOf(child(root, 'resources')), ...itemsOf(child(root, 'bases'))]) {
    const path = textOf(item) ?? '';
    if (path === '') {
      level.refuse('A path cannot be empty.', item.at);
      continue;
    }
    if (/^https?:/.test(path)) {
      level.pass('Passed by: it is not in this workspace.', item.at);
      continue;
    }
    const uri = resolveUri(level.folder, path);
    const document = level.build.look(uri);
    if (document === 'pending' || document === 'withheld') level.whole = false;
    else if (document === 'absent') enterFolder(level, item, path, enter);
    else if (!isBelow(level.folder, uri))
      level.refuse('kustomize reads files only in or below the folder of its kustomization.', item.at);
    else addObjects(level, document, item);
  }
}

/** A folder with a kustomization: the one way out of a kustomization's own folder. */
export function enterFolder(level: Level, item: Node, path: string, enter: Enter): void {
  const folder = resolveUri(level.folder, path).replace(/(?<=[^/])\/+$/, '');
  const [kustomization] = kustomizationsIn(folder, level.build.look);
  if (kustomization !== undefined) enter(level, kustomization, item);
  else if (isRemote(path)) level.pass('Passed by: it is not in this workspace.', item.at);
  else level.refuse('No manifest is at this path, and no folder with a kustomization.', item.at);
}

function addObjects(level: Level, document: KubernetesDocument, item: Node): void {
  level.build.chains.set(document.source.uri, level.chain);
  const broken = document.problems.find(({ severity }) => severity === 'error');
  if (broken) return level.refuse(`kustomize cannot read it: ${broken.message}`, item.at);
  for (const node of listed(document.roots)) {
    const fault = faultOf(node);
    if (fault !== undefined) return level.refuse(`kustomize refuses an object here: ${fault}`, item.at);
    if (node.kind === 'mapping') level.add(resourceOf(node), item.at);
  }
}

function faultOf(node: Node): string | undefined {
  if (node.kind !== 'mapping') return 'it is no mapping.';
  const has = (of: MappingNode, ...path: readonly string[]) => (textOf(child(of, ...path)) ?? '') !== '';
  if (!has(node, 'kind')) return 'it has no kind.';
  return has(node, 'metadata', 'name') ? undefined : 'it has no name.';
}
