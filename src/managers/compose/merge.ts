import { seenThrough } from '../../core/formats/tree';
import type { Entry, MappingNode, Node, SequenceNode } from '../../core/formats/tree';
import { asDependencies, asList, asMapping, asNames, asBuild } from '../../core/formats/compose/short-forms';
import { unicityKey } from './unicity';
import { lastOfEach } from '../../core/last-of-each';

/** Two values that no rule of Compose brings together: a list over a mapping. */
export interface Mismatch {
  readonly path: string;
  readonly over: Node;
}

/** How an override comes over what stands there already (compose-go `override/merge.go`), by its place in the project. */
type Merger = (base: Node, over: Node, path: string, mismatches: Mismatch[]) => Node;

const keyed: Merger = (base, over) => mergeKeyed(asMapping(base), asMapping(over));
const listed: Merger = (base, over, path) => append(asList(base), asList(over), path);
const replaced: Merger = (base, over) => overriding(over, base);
const longForm =
  (expand: (node: Node) => Node): Merger =>
  (base, over, path, mismatches) =>
    mergeByKind(expand(base), expand(over), path, mismatches);

const MERGERS: Readonly<Record<string, Merger>> = {
  'services.*.command': replaced,
  'services.*.entrypoint': replaced,
  'services.*.healthcheck.test': replaced,
  'services.*.environment': keyed,
  'services.*.labels': keyed,
  'services.*.annotations': keyed,
  'services.*.sysctls': keyed,
  'services.*.extra_hosts': keyed,
  'services.*.ulimits': keyed,
  'services.*.build.args': keyed,
  'services.*.build.extra_hosts': keyed,
  'services.*.build.labels': keyed,
  'services.*.build.additional_contexts': keyed,
  'services.*.deploy.labels': keyed,
  'networks.*.labels': keyed,
  'volumes.*.labels': keyed,
  'services.*.env_file': listed,
  'services.*.dns': listed,
  'services.*.dns_opt': listed,
  'services.*.dns_search': listed,
  'services.*.tmpfs': listed,
  'services.*.build': longForm(asBuild),
  'services.*.depends_on': longForm(asDependencies),
  'services.*.networks': longForm(asNames),
  'services.*.logging': (base, over, path, mismatches) =>
    sameDriver(base, over) ? mergeByKind(base, over, path, mismatches) : overriding(over, base),
};

/**
 * One tree over another, as an override file comes over the files before it, and a service over the one it extends.
 * What wins remembers what it stands over. A null says nothing; `!reset` takes away, `!override` replaces.
 */
export function mergeOver(base: Node, over: Node, path: string, mismatches: Mismatch[] = []): Node {
  if (over.tag === '!override') return overriding(over, base);
  const merge = MERGERS[path] ?? mergeByKind;
  if (isNothing(over) && merge !== replaced) return base;
  if (isNothing(base)) return over;
  return merge(base, over, path, mismatches);
}

function mergeByKind(base: Node, over: Node, path: string, mismatches: Mismatch[]): Node {
  if (base.kind === 'scalar') return overriding(over, base);
  if (base.kind === 'sequence' && over.kind === 'sequence') return append(base, over, path);
  if (base.kind === 'mapping' && over.kind === 'mapping') return mergeMappings(base, over, path, mismatches);
  mismatches.push({ path, over });
  return overriding(over, base);
}

function mergeMappings(base: MappingNode, over: MappingNode, path: string, mismatches: Mismatch[]): Node {
  const entries = new Map(base.entries);
  for (const [key, entry] of over.entries) {
    const before = entries.get(key);
    if (entry.value.tag === '!reset') entries.delete(key);
    else if (!before) entries.set(key, entry);
    else if (key.startsWith('x-')) entries.set(key, entry);
    else
      entries.set(key, {
        ...entry,
        value: mergeOver(before.value, entry.value, below(path, key), mismatches),
      });
  }
  return { ...over, entries };
}

/** The place of a part, in which `*` stands for the name of a service, network or volume. */
function below(path: string, key: string): string {
  if (path === '') return key;
  return path.includes('.') ? `${path}.${key}` : `${path}.*`;
}

/** Keys and values, where a value is replaced as it is: a null means that the variable comes from outside. */
function mergeKeyed(base: Node, over: Node): Node {
  if (base.kind !== 'mapping' || over.kind !== 'mapping') return over;
  const entries = new Map<string, Entry>(base.entries);
  for (const [key, entry] of over.entries) {
    const before = entries.get(key);
    if (entry.value.tag === '!reset') entries.delete(key);
    else entries.set(key, before ? { ...entry, value: overriding(entry.value, before.value) } : entry);
  }
  return { ...over, entries };
}

/** Items of both; of those that mean the same thing the later one, in the place of the earlier. */
function append(base: Node, over: Node, path: string): Node {
  if (base.kind !== 'sequence' || over.kind !== 'sequence') return over;
  return unique({ ...over, items: [...base.items, ...over.items] }, path);
}

function unique(list: SequenceNode, path: string): SequenceNode {
  const keyOf = unicityKey(path);
  if (!keyOf) return list;
  return { ...list, items: lastOfEach(list.items, keyOf) };
}

function sameDriver(base: Node, over: Node): boolean {
  const [one, other] = [base, over].map((node) =>
    node.kind === 'mapping' ? node.entries.get('driver')?.value : undefined,
  );
  if (one?.kind !== 'scalar' || other?.kind !== 'scalar') return true;
  return one.text === other.text;
}

function isNothing(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function overriding<T extends Node>(node: T, over: Node): T {
  return seenThrough(node, { via: 'override', at: node.at, over: over.at });
}
