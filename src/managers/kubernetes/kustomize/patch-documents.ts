import { child, scalarOf, seenThrough, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import type { Origin } from '../../../core/source';
import { resolveUri } from '../../../core/uri';
import { listed } from '../listed';
import { isBelow } from './files';
import { readInline } from './inline';
import type { Level } from './level';
import { mapTree } from './tree';

/** True for a patch that can be merged: it says its kind and name. */
export function isStrategic(node: Node): boolean {
  const says = (...path: readonly string[]) => (textOf(child(node, ...path)) ?? '') !== '';
  return says('kind') && says('metadata', 'name');
}

/** A patch whose every value knows that it came through it. */
export function seen(patch: Node, at: Origin): Node {
  return mapTree(patch, (node) => seenThrough(node, { via: 'patch', at }));
}

/** The patches in a file; undefined where kustomize takes none from it. */
export function filePatches(level: Level, path: Node): readonly Node[] | undefined {
  const uri = resolveUri(level.folder, textOf(path) ?? '');
  const document = level.build.look(uri);
  if (document === 'pending' || document === 'withheld') level.whole = false;
  else if (document === 'absent') level.refuse('No patch is at this path.', path.at);
  else if (!isBelow(level.folder, uri))
    level.refuse('kustomize reads files only in or below the folder of its kustomization.', path.at);
  else if (document.problems.some(({ severity }) => severity === 'error')) {
    level.refuse('This patch is no readable YAML.', path.at);
  } else {
    level.build.chains.set(uri, level.chain);
    return listed(document.roots);
  }
  return undefined;
}

/** The patches that stand as text in the kustomization. */
export function inlinePatches(level: Level, patch: Node): readonly Node[] | undefined {
  const scalar = scalarOf(patch);
  const file = level.build.look(patch.at.uri);
  const roots = scalar && readInline(scalar, typeof file === 'object' ? file.source : undefined);
  if (!roots) level.refuse('This patch is no readable YAML.', patch.at);
  return roots && listed(roots);
}

/** A place in the kustomization itself; for one in a patch's file, where that file is named. */
export function here({ uri }: Level, at: Origin, named: Origin): Origin {
  return at.uri === uri ? at : named;
}
