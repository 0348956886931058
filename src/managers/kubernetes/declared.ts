import type { Manifest } from '../../core/model';
import { autoscalerOf } from './autoscaler';
import type { KubernetesObject } from './document';
import { endpointOf } from './network';
import { isWorkload, processTypeOf } from './workload';

/** What objects mean for the formation. */
export function declared(
  objects: readonly KubernetesObject[],
): Pick<Manifest, 'processTypes' | 'autoscalers' | 'endpoints'> {
  return {
    processTypes: objects.filter(isWorkload).map(processTypeOf),
    autoscalers: objects.flatMap(autoscalerOf),
    endpoints: objects.flatMap(endpointOf),
  };
}

const BESIDE = new Set([
  ...['Service', 'Ingress', 'HorizontalPodAutoscaler', 'ScaledObject'],
  ...['PodDisruptionBudget', 'PersistentVolumeClaim'],
]);

/** True where an object means anything for the formation, or for a law. */
export function matters(object: KubernetesObject): boolean {
  return isWorkload(object) || BESIDE.has(object.kind) || object.kind.endsWith('Route');
}
