import { child, scalarOf } from '../../../core/formats/tree';
import { defineLaw } from '../../../core/rule';
import { autoscalerOf } from '../autoscaler';
import type { KubernetesDocument } from '../document';
import type { KubernetesModel } from '../kubernetes-model';

const hpa = (min: number) =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n  minReplicas: ${min}\n  maxReplicas: 3\n`;

/** A range of one count leaves an autoscaler nothing to do. */
export const autoscalerFixedRange = defineLaw<KubernetesDocument, undefined, KubernetesModel>({
  id: 'autoscaler-fixed-range',
  severity: 'info',
  holdsFor: 'Kubernetes autoscaling/v2, KEDA 2',
  docs: {
    summary: "An autoscaler's least and most count are the same",
    why: 'An autoscaler whose minimum is its maximum never scales: the count is fixed, but no longer written in the workload. Widen the range, or write the count and do without the autoscaler.',
    bad: { file: 'web.yaml', text: hpa(3) },
    good: { file: 'web.yaml', text: hpa(1) },
    source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  },
  check({ model }, report) {
    for (const object of model?.objects ?? []) {
      const autoscaler = autoscalerOf(object);
      if (!autoscaler) continue;
      const { min, max, known, term } = autoscaler;
      const key = term === 'ScaledObject' ? 'maxReplicaCount' : 'maxReplicas';
      const at = scalarOf(child(object.node, 'spec', key));
      if (!known || min !== max || !at || max === 0) continue;
      report({
        at: at.at,
        message: `${term ?? ''} "${object.name.text}" can only keep ${max ?? 0} pods: it never scales.`,
        data: undefined,
      });
    }
  },
});
