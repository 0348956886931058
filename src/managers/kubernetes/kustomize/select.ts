import { child, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import { textsOf } from '../document';
import { groupOf, nowNamed, versionOf } from './resource';
import type { Resource, ResourceId } from './resource';

/** The resources that a target's selector names; an empty selector names all. */
export function select(resources: readonly Resource[], target: Node | undefined): readonly Resource[] {
  const wanted = (key: string) => matcher(textOf(child(target, key)) ?? '');
  const [kind, group, version] = [wanted('kind'), wanted('group'), wanted('version')];
  const [name, namespace] = [wanted('name'), wanted('namespace')];
  const labels = selector(textOf(child(target, 'labelSelector')) ?? '');
  const annotations = selector(textOf(child(target, 'annotationSelector')) ?? '');
  return resources.filter((resource) => {
    const { node, former } = resource;
    const now = nowNamed(resource);
    const both = (test: (id: ResourceId) => boolean) => test(former[0] ?? now) || test(now);
    return (
      both((id) => namespace(id.namespace || 'default')) &&
      both((id) => name(id.name)) &&
      kind(now.kind) &&
      group(groupOf(now.apiVersion)) &&
      version(versionOf(now.apiVersion)) &&
      labels(textsOf(child(node, 'metadata', 'labels'))) &&
      annotations(textsOf(child(node, 'metadata', 'annotations')))
    );
  });
}

/** Names are no longer in Kubernetes. */
const LONGEST_NAME = 253;

/**
 * A test for the whole of a name by a regular expression; nothing written matches all. An expression that could take
 * more than cubic time, or that is none, matches its own text only.
 */
export function matcher(pattern: string): (text: string) => boolean {
  if (pattern === '') return () => true;
  const repeats = pattern.match(/[*+{]/g)?.length ?? 0;
  const expression = repeats <= 3 && !/\)[*+{]|\\\d/.test(pattern) ? compiled(pattern) : undefined;
  if (!expression) return (text) => text === pattern;
  return (text) => text.length <= LONGEST_NAME && expression.test(text);
}

/** The selector that is no regular expression, if one is not: kustomize refuses that. */
export function brokenPattern(target: Node | undefined): Node | undefined {
  const keys = ['kind', 'group', 'version', 'name', 'namespace'];
  return keys
    .map((key) => child(target, key))
    .find(
      (node) => textOf(node) !== undefined && !compiled((textOf(node) ?? '').replace(/\(\?[a-zA-Z]+\)/g, '')),
    );
}

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
}

/** `a=b,c!=d,e in (x,y),f,!g`: Kubernetes' label selectors. */
function selector(text: string): (labels: Readonly<Record<string, string>>) => boolean {
  const terms = text.split(/,(?![^()]*\))/).map((term) => term.trim());
  return (labels) => terms.every((term) => term === '' || holds(term, labels));
}

function holds(term: string, labels: Readonly<Record<string, string>>): boolean {
  const set = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(term);
  const value = (key: string) => (Object.hasOwn(labels, key) ? labels[key] : undefined);
  if (set) {
    const among = (set[3] ?? '').split(',').map((item) => item.trim());
    return among.includes(value(set[1] ?? '') ?? '\0') === (set[2] === 'in');
  }
  const unequal = term.indexOf('!=');
  if (unequal > 0) return value(term.slice(0, unequal).trim()) !== term.slice(unequal + 2).trim();
  const equal = term.indexOf('=');
  if (equal > 0) return value(term.slice(0, equal).trim()) === term.slice(equal).replace(/^==?/, '').trim();
  return term.startsWith('!') ? value(term.slice(1).trim()) === undefined : value(term) !== undefined;
}
