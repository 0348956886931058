import type { Look } from '../../core/manager';
import type { Manifest } from '../../core/model';
import { autoscalerOf } from './autoscaler';
import type { KubernetesDocument, KubernetesObject } from './document';
import { endpointOf } from './network';
import { isWorkload, processTypeOf } from './workload';

type Declared = Pick<Manifest, 'processTypes' | 'autoscalers' | 'endpoints'>;

/** What objects mean for the formation. */
export function declared(objects: readonly KubernetesObject[]): Declared {
  return joined(objects.map(declaredBy));
}

/** The same of objects as they are written: what an edit left as it is, means what it meant. */
export function declaredAgain(
  objects: readonly KubernetesObject[],
  look: Look<KubernetesDocument>,
): Declared {
  return joined(look.rememberedEach(objects, 'declared', '', declaredBy));
}

function declaredBy(object: KubernetesObject): Declared {
  const autoscaler = autoscalerOf(object);
  return {
    processTypes: isWorkload(object) ? [processTypeOf(object)] : [],
    autoscalers: autoscaler ? [autoscaler] : [],
    endpoints: endpointOf(object),
  };
}

function joined(all: readonly Declared[]): Declared {
  return {
    processTypes: all.flatMap(({ processTypes }) => processTypes),
    autoscalers: all.flatMap(({ autoscalers }) => autoscalers),
    endpoints: all.flatMap(({ endpoints }) => endpoints),
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
