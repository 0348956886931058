import { mapEntries, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import { asBuild, asDependencies, asList, asNames } from '../../core/formats/compose/short-forms';
import type { Uri } from '../../core/source';
import { fsPathOf, resolveUri } from '../../core/uri';
import { isRemote } from './remote';

/**
 * A service, secret or config as Compose brings it in from an included file: in the long form, with whole paths
 * (compose-go `transform/canonical.go` and `paths/resolve.go`). `folder` is where relative paths start from.
 */
export function canonical(part: Node, folder: Uri): Node {
  return part.kind === 'mapping'
    ? mapEntries(part, (value, key) => FORMS[key]?.(value, folder) ?? value)
    : part;
}

const expanded = (value: Node) => {
  const list = asList(value);
  return list.kind === 'sequence' ? { ...list, items: list.items.map(long) } : list;
};

const FORMS: Readonly<Partial<Record<string, (value: Node, folder: Uri) => Node>>> = {
  depends_on: asDependencies,
  networks: asNames,
  build: (value, folder) => {
    const build = asBuild(value);
    return build.kind === 'mapping'
      ? mapEntries(build, (part, key) => (key === 'context' ? wholePath(part, folder) : part))
      : build;
  },
  ports: expanded,
  volumes: expanded,
  env_file: expanded,
  secrets: expanded,
  configs: expanded,
  file: wholePath,
};

/** A short form becomes a mapping, which no text is the same as; what is in it is not looked at. */
function long(item: Node): Node {
  if (item.kind !== 'scalar') return item;
  const { at, through } = item;
  return { kind: 'mapping', entries: new Map(), flow: true, at, through };
}

function wholePath(value: Node, folder: Uri): Node {
  const path = textOf(value);
  if (value.kind !== 'scalar' || path === undefined || isRemote(path)) return value;
  return { ...value, value: fsPathOf(resolveUri(folder, path)) };
}
