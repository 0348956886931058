import { child, mapTree } from '../tree';
import type { Entry, MappingNode, Node } from '../tree';

/** Services, or what another section declares, by name, with the keys that declare them. */
export type ServiceEntries = ReadonlyMap<string, Entry>;

/** All entries of `services`, also those that are no mapping. */
export function serviceEntries(tree: Node | undefined, section = 'services'): ServiceEntries {
  const services = child(tree, section);
  return services?.kind === 'mapping' ? services.entries : new Map();
}

/** A service, and the entry that declares it. */
export interface Service {
  readonly name: string;
  readonly entry: Entry;
  readonly service: MappingNode;
}

/** The services of a tree: only those that are mappings. */
export function servicesOf(tree: Node | undefined): readonly Service[] {
  return [...serviceEntries(tree).values()].flatMap(serviceOf);
}

/** The service that an entry declares, if it is one. */
export function serviceOf(entry: Entry): readonly Service[] {
  const { key, value } = entry;
  return value.kind === 'mapping' ? [{ name: key.text, entry, service: value }] : [];
}

/** A tree with other services, or other entries of another of its sections. */
export function withServices(tree: Node, services: ServiceEntries, section = 'services'): Node {
  if (tree.kind !== 'mapping') return tree;
  const before = tree.entries.get(section);
  const [first] = services.values();
  const at = before?.at ?? first?.at;
  if (!at) return tree;
  const key = before?.key ?? { ...written(section), at, through: [] };
  const value: MappingNode = { kind: 'mapping', entries: services, flow: false, at, through: [] };
  const entry: Entry = {
    key,
    value: before?.value.kind === 'mapping' ? { ...before.value, entries: services } : value,
    at,
    own: false,
  };
  return { ...tree, entries: new Map([...tree.entries, [section, entry]]) };
}

/** A tree without what `!reset` takes away: the values that carry it. */
export function withoutResets(root: Node): Node {
  return mapTree(root, (node) => {
    if (node.kind !== 'mapping') return node;
    const kept = [...node.entries].filter(([, { value }]) => value.tag !== '!reset');
    return kept.length < node.entries.size ? { ...node, entries: new Map(kept) } : node;
  });
}

const written = (text: string) =>
  ({ kind: 'scalar', value: text, text, style: 'plain', known: true }) as const;
