import type { Environment, ProcessType } from '../../core/model';
import type { KubernetesObject } from './document';
import type { Miss } from './kustomize/level';

/** What the laws see beside the formation: the objects as they would be applied, and what a build did not find. */
export interface KubernetesModel {
  readonly objects: readonly KubernetesObject[];
  readonly misses: readonly Miss[];
}

export function typesByKey(environment: Environment | undefined): ReadonlyMap<string, ProcessType> {
  const types = new Map<string, ProcessType>();
  for (const type of environment?.processTypes ?? []) types.set(type.key, type);
  return types;
}
