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

const NETWORK = new Set(['Service', 'Ingress', 'HorizontalPodAutoscaler', 'ScaledObject']);

/** True where an object means anything for the formation. */
export function matters(object: KubernetesObject): boolean {
  return isWorkload(object) || NETWORK.has(object.kind) || object.kind.endsWith('Route');
}
