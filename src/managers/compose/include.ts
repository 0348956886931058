import { child, itemsOf, scalarOf, seenDeepThrough, textOf } from '../../core/formats/tree';
import type { Entry, Node, ScalarNode } from '../../core/formats/tree';
import type { Uri } from '../../core/source';
import { folderOf, resolveUri } from '../../core/uri';
import { canonical } from './canonical';
import type { FileSet, Loading } from './loading';
import { isRemote } from './remote';
import { sameValue } from './same';
import { serviceEntries, withServices } from '../../core/formats/compose/services';
import { asList } from '../../core/formats/compose/short-forms';
import { variablesOver } from '../../core/formats/compose/variables';

/** The tree with the services of the files that it includes; each is loaded as a project of its own (compose-go `include.go`). */
export function importIncludes(tree: Node, set: FileSet, loader: Loading): Node {
  const include = child(tree, 'include');
  if (!include || (include.kind === 'scalar' && include.value === null)) return tree;
  if (include.kind !== 'sequence') {
    loader.refuse('`include` must be a list.', include.at, set);
    return tree;
  }
  return include.items.reduce((into, item) => importOne(into, item, set, loader), tree);
}

function importOne(tree: Node, item: Node, set: FileSet, loader: Loading): Node {
  const included = includedSet(item, set, loader);
  const imported = included && loader.load(included);
  if (!imported) return tree;
  const passed = seenDeepThrough(imported, { via: 'include', at: item.at });
  return SECTIONS.reduce((into, section) => importSection(into, passed, section, set, loader), tree);
}

/** What Compose brings in from an included file (compose-go `importResources`). */
const SECTIONS = ['services', 'volumes', 'networks', 'secrets', 'configs'];

function importSection(tree: Node, included: Node, section: string, set: FileSet, loader: Loading): Node {
  const entries = new Map(serviceEntries(tree, section));
  const before = entries.size;
  for (const [name, entry] of serviceEntries(included, section)) {
    const own = entries.get(name);
    if (!own) entries.set(name, entry);
    else if (!sameValue(asKnown(own, loader), asKnown(entry, loader)))
      refuseConflict(own, entry, section, set, loader);
  }
  return entries.size === before ? tree : withServices(tree, entries, section);
}

/** As Compose knows it then: what a file declares itself is still as it is written. */
function asKnown({ key, value }: Entry, loader: Loading): Node {
  const isIncluded = value.through.some(({ via }) => via === 'include');
  return isIncluded ? canonical(value, loader.folderFor(key.at.uri)) : value;
}

function refuseConflict({ key }: Entry, other: Entry, section: string, set: FileSet, loader: Loading): void {
  const message = `"${key.text}" is also declared by an included file: Compose refuses two different ${section} of one name.`;
  loader.refuse(message, key.at, set, [{ message: 'The included one', at: other.key.at }]);
}

function includedSet(item: Node, set: FileSet, loader: Loading): FileSet | undefined {
  const paths = pathsOf(item.kind === 'mapping' ? child(item, 'path') : item);
  const [head] = paths;
  if (!head) return undefined;
  if (paths.some(({ text }) => isRemote(text))) {
    loader.passBy('Not read: it is not on this machine, and reading fetches nothing.', head.at);
    return undefined;
  }
  const files = paths.map(({ text }) => resolveUri(set.folder, text));
  const missing = paths.findIndex((path, index) => path.known && loader.isAbsent(files[index] ?? ''));
  if (missing >= 0) {
    loader.refuse(
      `There is no file ${paths[missing]?.text ?? ''} to include.`,
      (paths[missing] ?? head).at,
      set,
    );
    return undefined;
  }
  const including = [...set.including, set.files[0] ?? ''];
  if (files[0] !== undefined && including.includes(files[0])) {
    loader.refuse('A file that includes itself: Compose refuses a circle of `include`.', head.at, set);
    return undefined;
  }
  const directory = textOf(child(item, 'project_directory'));
  const folder = directory === undefined ? folderOf(files[0] ?? '') : resolveUri(set.folder, directory);
  return {
    files,
    folder,
    including,
    from: set.from ?? item.at,
    variables: variablesOver(set.variables, envFiles(item, set, folder), loader),
  };
}

function pathsOf(node: Node | undefined): readonly ScalarNode[] {
  return node ? itemsOf(asList(node)).flatMap((path) => scalarOf(path) ?? []) : [];
}

/** Its own `env_file`, from the including folder; else the `.env` of its folder. */
function envFiles(item: Node, set: FileSet, folder: Uri): readonly Uri[] {
  const named = pathsOf(child(item, 'env_file')).map(({ text }) => resolveUri(set.folder, text));
  return named.length > 0 ? named : [resolveUri(folder, '.env')];
}
