import { child, isNull, itemsOf, scalarOf, textOf } from '../../../core/formats/tree';
import type { Node, ScalarNode } from '../../../core/formats/tree';
import { defineLaw } from '../../../core/rule';
import { autoscalerOf } from '../autoscaler';
import type { KubernetesDocument, KubernetesObject } from '../document';
import type { KubernetesModel } from '../kubernetes-model';
import { containersOf, podOf, sidecarsOf } from '../pod';

const shop = (resources: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: shop\n${resources}---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n  minReplicas: 2\n  maxReplicas: 10\n  metrics:\n    - type: Resource\n      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }\n`;

/** Utilization is a share of what is requested: without a request in each container there is none. */
export const autoscalerWithoutRequests = defineLaw<KubernetesDocument, undefined, KubernetesModel>({
  id: 'autoscaler-without-requests',
  severity: 'warning',
  holdsFor: 'Kubernetes autoscaling/v1 and v2',
  docs: {
    summary: 'An autoscaler measures a share of a request that nobody makes',
    why: 'Utilization is the used share of the resource that the containers request. Where one container of the pod has neither a request nor a limit for it, the share is not defined, and the autoscaler takes no action for that metric. A LimitRange of the namespace can give containers a request that is not written here.',
    bad: { file: 'web.yaml', text: shop('') },
    good: { file: 'web.yaml', text: shop('          resources: { requests: { cpu: 200m } }\n') },
    source:
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
  },
  check({ model }, report) {
    const objects = model?.objects ?? [];
    const scaling = objects.filter(({ kind }) => kind === 'HorizontalPodAutoscaler');
    if (scaling.length === 0) return;
    const byKey = new Map(objects.map((object) => [object.key, object]));
    for (const object of scaling) {
      const autoscaler = autoscalerOf(object);
      const target = autoscaler && byKey.get(autoscaler.target);
      if (!target) continue;
      for (const { resource, at } of measured(object)) {
        // Since Kubernetes 1.34 a pod may ask for all of its containers.
        if (asksFor(child(podOf(target), 'spec'), resource)) continue;
        const without = containersIn(target).find((container) => !asksFor(container, resource));
        if (without)
          report({
            at: at.at,
            message: `Container "${textOf(child(without, 'name')) ?? ''}" of "${target.name.text}" requests no ${resource}: its utilization is not defined, and the autoscaler does nothing by it.`,
            related: [{ message: 'The container', at: without.at }],
            data: undefined,
          });
      }
    }
  },
});

interface Measured {
  readonly resource: string;
  readonly at: ScalarNode;
}

function measured({ node }: KubernetesObject): readonly Measured[] {
  const old = scalarOf(child(node, 'spec', 'targetCPUUtilizationPercentage'));
  const metrics = itemsOf(child(node, 'spec', 'metrics')).flatMap((metric): Measured[] => {
    const name = scalarOf(child(metric, 'resource', 'name'));
    const share =
      child(metric, 'resource', 'target', 'averageUtilization') ??
      child(metric, 'resource', 'targetAverageUtilization');
    return name && share ? [{ resource: name.text, at: name }] : [];
  });
  return [...(old && !isNull(old) ? [{ resource: 'cpu', at: old }] : []), ...metrics];
}

function containersIn(object: KubernetesObject): readonly Node[] {
  const pod = podOf(object);
  return [...containersOf(pod), ...sidecarsOf(pod)];
}

/** A limit alone is taken as the request too. */
function asksFor(container: Node | undefined, resource: string): boolean {
  return ['requests', 'limits'].some(
    (key) => textOf(child(container, 'resources', key, resource)) !== undefined,
  );
}
