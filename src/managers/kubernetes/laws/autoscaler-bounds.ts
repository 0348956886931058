import { child, scalarOf } from '../../../core/formats/tree';
import type { ScalarNode } from '../../../core/formats/tree';
import { replaceScalar } from '../../../core/formats/yaml/edit';
import { rewriting } from '../../../core/formats/yaml/fixes';
import type { Fix } from '../../../core/problem';
import { defineLaw } from '../../../core/rule';
import { autoscalerOf } from '../autoscaler';
import type { KubernetesDocument, KubernetesObject } from '../document';
import type { KubernetesModel } from '../kubernetes-model';
import { readCount } from '../quantity';

const hpa = (min: number, max: number) =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n  minReplicas: ${min}\n  maxReplicas: ${max}\n`;

/** The API refuses a range that is none (`ValidateHorizontalPodAutoscaler`); KEDA does (`CheckReplicaCountBoundsAreValid`). */
export const autoscalerBounds = defineLaw<KubernetesDocument, readonly Fix[], KubernetesModel>({
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
      const autoscaler = autoscalerOf(object);
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
          data: swapping(least, most),
        });
      else if (most && max === 0 && term !== 'ScaledObject')
        report({
          at: most.at,
          message: `${term} "${object.name.text}" cannot have a maximum of 0: it is refused.`,
          data: rewriting('Write a maximum of 1', most, '1'),
        });
      const rest = idle && readCount(idle);
      if (idle && rest !== undefined && known && rest >= min)
        report({
          at: idle.at,
          message: `\`idleReplicaCount\` must be below the minimum of ${min}: KEDA refuses it.`,
          data: [],
        });
    }
  },
  fixes: (fixes) => fixes,
});

/** Each in the other's place. */
function swapping(least: ScalarNode | undefined, most: ScalarNode | undefined): readonly Fix[] {
  if (!least || !most || least.at.uri !== most.at.uri) return [];
  if (least.through.length + most.through.length > 0) return [];
  const edits = () => [replaceScalar(least, most.text), replaceScalar(most, least.text)];
  const changes = () => [{ uri: least.at.uri, edits: edits().sort((a, b) => a.span.start - b.span.start) }];
  return [{ title: `At least ${most.text}, at most ${least.text}`, safe: false, changes }];
}

function numberAt({ node }: KubernetesObject, key: string): ScalarNode | undefined {
  const scalar = scalarOf(child(node, 'spec', key));
  return scalar && readCount(scalar) !== undefined ? scalar : undefined;
}
