import { child, scalarOf } from '../../../core/formats/tree';
import type { ScalarNode } from '../../../core/formats/tree';
import { defineLaw } from '../../../core/rule';
import { autoscalerOf } from '../autoscaler';
import type { KubernetesDocument, KubernetesObject } from '../document';
import type { KubernetesModel } from '../kubernetes-model';
import { readCount } from '../quantity';

const hpa = (min: number, max: number) =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n  minReplicas: ${min}\n  maxReplicas: ${max}\n`;

/** The API refuses a range that is none (`ValidateHorizontalPodAutoscaler`); KEDA does (`CheckReplicaCountBoundsAreValid`). */
export const autoscalerBounds = defineLaw<KubernetesDocument, undefined, KubernetesModel>({
  id: 'autoscaler-bounds',
  severity: 'error',
  holdsFor: 'Kubernetes autoscaling/v2, KEDA 2',
  docs: {
    summary: "An autoscaler's least count is above its most",
    why: 'An autoscaler keeps the number of pods between two counts. Kubernetes refuses a HorizontalPodAutoscaler whose `maxReplicas` is below `minReplicas`, or below 1; KEDA refuses a ScaledObject whose `minReplicaCount` is above `maxReplicaCount`, or not above `idleReplicaCount`.',
    bad: { file: 'web.yaml', text: hpa(10, 2) },
    good: { file: 'web.yaml', text: hpa(2, 10) },
    source:
      'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
  },
  check({ model }, report) {
    for (const object of model?.objects ?? []) {
      const [autoscaler] = autoscalerOf(object);
      if (!autoscaler) continue;
      const { min = 0, max, known, term } = autoscaler;
      const most = numberAt(object, term === 'ScaledObject' ? 'maxReplicaCount' : 'maxReplicas');
      const least = numberAt(object, term === 'ScaledObject' ? 'minReplicaCount' : 'minReplicas');
      const idle = numberAt(object, 'idleReplicaCount');
      const at = least ?? most;
      if (known && max !== undefined && min > max && at)
        report({
          at: at.at,
          message: `${term} "${object.name.text}" cannot keep at least ${min} and at most ${max} pods: it is refused.`,
          data: undefined,
        });
      else if (most && max === 0 && term !== 'ScaledObject')
        report({
          at: most.at,
          message: `${term} "${object.name.text}" cannot have a maximum of 0: it is refused.`,
          data: undefined,
        });
      const rest = idle && readCount(idle);
      if (idle && rest !== undefined && known && rest >= min)
        report({
          at: idle.at,
          message: `\`idleReplicaCount\` must be below the minimum of ${min}: KEDA refuses it.`,
          data: undefined,
        });
    }
  },
});

function numberAt({ node }: KubernetesObject, key: string): ScalarNode | undefined {
  const scalar = scalarOf(child(node, 'spec', key));
  return scalar && readCount(scalar) !== undefined ? scalar : undefined;
}
