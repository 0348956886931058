import { child, scalarOf, textOf } from '../../../core/formats/tree';
import type { MappingNode } from '../../../core/formats/tree';
import type { Origin } from '../../../core/source';
import { scalar, withEntry } from './tree';

/** What names an object to kustomize: `apps/v1`, `Deployment`, `web`, and its namespace. */
export interface ResourceId {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Empty where none is declared. */
  readonly namespace: string;
}

/** An object on its way through a build: what it is now, and what it was called before. */
export interface Resource {
  node: MappingNode;
  /** Every name it had before, the original first. */
  readonly former: ResourceId[];
  /** The prefixes and suffixes it was given, each as `level:prefix`. */
  readonly affixes: string[];
  /** Where it is declared, and each place that declares it again: the one that wins last. */
  readonly places: Origin[];
  /** What its node is named, as long as it is this node. */
  named?: { readonly node: MappingNode; readonly id: ResourceId };
}

export function idOf(node: MappingNode): ResourceId {
  return {
    apiVersion: textOf(child(node, 'apiVersion')) ?? '',
    kind: textOf(child(node, 'kind')) ?? '',
    name: textOf(child(node, 'metadata', 'name')) ?? '',
    namespace: textOf(child(node, 'metadata', 'namespace')) ?? '',
  };
}

export function resourceOf(node: MappingNode): Resource {
  const name = scalarOf(child(node, 'metadata', 'name'));
  return { node, former: [], affixes: [], places: [name?.at ?? node.at] };
}

/** What a resource is named now. */
export function nowNamed(resource: Resource): ResourceId {
  if (resource.named?.node !== resource.node)
    resource.named = { node: resource.node, id: idOf(resource.node) };
  return resource.named.id;
}

/** Now and before. */
export function idsOf(resource: Resource): readonly ResourceId[] {
  return [...resource.former, nowNamed(resource)];
}

/** Renames an object and remembers what it was called. The name stays where it is written. */
export function rename(resource: Resource, field: 'name' | 'namespace', value: string, at: Origin): void {
  const before = nowNamed(resource);
  const metadata = child(resource.node, 'metadata');
  if (before[field] === value || metadata?.kind !== 'mapping') return;
  const written = child(metadata, field);
  const renamed = scalar(value, written?.at ?? at, written?.through ?? []);
  resource.former.push(before);
  resource.node = withEntry(resource.node, 'metadata', withEntry(metadata, field, renamed));
}

export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

/** No namespace and the one called default are the same to kustomize. */
function sameNamespace(a: string, b: string): boolean {
  return (a || 'default') === (b || 'default');
}

export function sameId(a: ResourceId, b: ResourceId): boolean {
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    a.apiVersion === b.apiVersion &&
    sameNamespace(a.namespace, b.namespace)
  );
}

export function describeId({ kind, name, namespace }: ResourceId): string {
  return namespace === '' ? `${kind} ${name}` : `${kind} ${name} in ${namespace}`;
}
