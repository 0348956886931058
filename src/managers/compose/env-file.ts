import { child, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { Entry, MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import type { Uri } from '../../core/source';
import { resolveUri } from '../../core/uri';
import type { Loading } from './loading';
import { asList, asMapping } from '../../core/formats/compose/short-forms';
import { variablesIn } from '../../core/formats/compose/variables';
import type { Variables } from '../../core/formats/compose/variables';
import { lastOfEach } from '../../core/last-of-each';

/**
 * A service's `environment` over its `env_file`s, each of which may use what those before it set, and a key without a
 * value from the project's own variables, as a container gets them. What an env file brings stands where it is named.
 */
export function environmentOf(service: MappingNode, variables: Variables, loader: Loading): Node | undefined {
  const own = child(service, 'environment');
  const entries = new Map<string, Entry>();
  const before = Object.assign(
    (name: string) => textOf(entries.get(name)?.value) ?? variables(name),
    variables,
  );
  for (const [file, path] of envFiles(service, loader))
    for (const [name, value] of variablesIn(file, before, loader))
      entries.set(name, entryAt(path, name, value));
  const written = own && asMapping(own);
  if (written?.kind !== 'mapping') return entries.size > 0 ? { ...service, entries, at: service.at } : own;
  for (const [name, entry] of written.entries) entries.set(name, withOutside(entry, variables(name)));
  return { ...written, entries };
}

/** Of those that are named alike the last, in the place of the first. */
function envFiles(service: MappingNode, loader: Loading): readonly (readonly [Uri, ScalarNode])[] {
  const items = itemsOf(asList(child(service, 'env_file') ?? nothing(service)));
  const paths = items.flatMap((item) => scalarOf(child(item, 'path') ?? item) ?? []);
  const named = paths
    .filter(({ value }) => value !== null)
    .map((path) => ({ path, folder: loader.folderFor(path.at.uri) }));
  return lastOfEach(named, ({ path, folder }) => `${folder} ${path.text}`).map(({ path, folder }) => [
    resolveUri(folder, path.text),
    path,
  ]);
}

/** A key without a value takes it from outside. */
function withOutside(entry: Entry, outside: string | undefined): Entry {
  const { value } = entry;
  if (value.kind !== 'scalar' || value.value !== null) return entry;
  if (outside === undefined) return { ...entry, value: { ...value, known: false } };
  return { ...entry, value: { ...value, value: outside, text: outside, style: 'double' } };
}

function entryAt(path: ScalarNode, name: string, value: string): Entry {
  const scalar = (text: string): ScalarNode => ({ ...path, value: text, text, style: 'double', known: true });
  return { key: scalar(name), value: scalar(value), at: path.at, own: false };
}

function nothing({ at }: Node): ScalarNode {
  return { kind: 'scalar', value: null, text: '', style: 'plain', known: true, at, through: [] };
}
