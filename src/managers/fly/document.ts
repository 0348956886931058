import { child, entriesOf, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode, Node } from '../../core/formats/tree';
import type { TomlFile } from '../../core/formats/toml';
import type { Located } from '../../core/source';
import { located } from '../../core/source';

/** A group of machines that run one command. */
export interface Group {
  readonly name: Located<string>;
  /** Its command; absent for the one group of an app that names none. */
  readonly command: Node | undefined;
}

/** The group of an app that names none (https://fly.io/docs/launch/processes/). */
export const ONLY_GROUP = 'app';

/** Every group of an app: those of `processes`, which lists them all, or one. */
export function groupsOf({ root, source }: TomlFile): readonly Group[] {
  const named = namedGroups(root);
  if (named.length > 0) return named;
  const app = root?.entries.get('app');
  const at = app?.at ?? { uri: source.uri, span: { start: 0, end: 0 } };
  return root ? [{ name: located(ONLY_GROUP, at), command: undefined }] : [];
}

/** The groups of `[processes]`, or of `[[processes]]`, as older files write them (flyctl, `appconfig/patches.go`). */
export function namedGroups(root: MappingNode | undefined): readonly Group[] {
  const written = child(root, 'processes');
  if (written?.kind !== 'sequence')
    return entriesOf(written).map(({ key, value }) => ({ name: located(key.text, key.at), command: value }));
  return written.items.flatMap((item) => {
    const name = scalarOf(child(item, 'name'));
    return name ? [{ name: located(name.text, name.at), command: child(item, 'command') }] : [];
  });
}

/** The tables under a name, be it `[name]` or `[[name]]`; flyctl passes over those that are empty. */
export function tablesOf(root: Node | undefined, name: string): readonly MappingNode[] {
  const written = child(root, name);
  const tables = written?.kind === 'mapping' ? [written] : itemsOf(written);
  return tables.filter((table) => table.kind === 'mapping').filter(({ entries }) => entries.size > 0);
}

/** What leads requests to groups: `[http_service]`, and each of `[[services]]`. */
export function servicesOf(root: MappingNode | undefined): readonly MappingNode[] {
  return ['http_service', 'services'].flatMap((name) => tablesOf(root, name));
}

/** The groups that a part of the file is for: those that it names, else all. */
export function groupsFor(part: Node, groups: readonly Group[]): readonly string[] {
  const named = itemsOf(child(part, 'processes')).flatMap((item) => textOf(item) ?? []);
  return named.length > 0 ? named : groups.map(({ name }) => name.value);
}

export function appOf({ root }: TomlFile): string | undefined {
  const name = textOf(child(root, 'app'));
  return name === '' ? undefined : name;
}
