import type { KubernetesObject } from './document';
import type { Miss } from './kustomize/level';

/** What the laws see beside the formation: the objects as they would be applied, and what a build did not find. */
export interface KubernetesModel {
  readonly objects: readonly KubernetesObject[];
  readonly misses: readonly Miss[];
}
