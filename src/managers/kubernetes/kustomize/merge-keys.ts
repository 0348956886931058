import { child } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';

/** The versions whose schema kustomize 5.5 has built in and that hold pods or ports. */
const KNOWN = new Set(['v1', 'apps/v1', 'batch/v1', 'batch/v1beta1']);

/** What identifies an item of a list (`x-kubernetes-list-map-keys` and `patch-merge-key` of the Kubernetes API). */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  imagePullSecrets: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
};

export function hasSchema(apiVersion: string): boolean {
  return KNOWN.has(apiVersion);
}

/** The keys by which a list is merged; undefined for a list that a patch replaces. */
export function mergeKeysOf(field: string, items: readonly Node[]): readonly string[] | undefined {
  if (field !== 'ports') return Object.hasOwn(KEYS, field) ? KEYS[field] : undefined;
  return [items.some((item) => child(item, 'containerPort')) ? 'containerPort' : 'port', 'protocol'];
}
