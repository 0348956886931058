import { child, scalarOf, textOf } from '../../../core/formats/tree';
import { rewriting } from '../../../core/formats/yaml/fixes';
import type { Fix } from '../../../core/problem';
import { defineLaw } from '../../../core/rule';
import { autoscalerOf } from '../autoscaler';
import type { KubernetesDocument, KubernetesObject } from '../document';
import type { KubernetesModel } from '../kubernetes-model';
import { isWorkload } from '../workload';

const shop = (kind: string) =>
  `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\nspec:\n  serviceName: web\n  template:\n    spec: { containers: [{ name: web, image: shop }] }\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: ${kind}, name: web }\n  minReplicas: 2\n  maxReplicas: 10\n`;

/** Kinds whose API has no `scale`: there is no count that could be moved. */
const WITHOUT_SCALE = /^(DaemonSet|Pod|Job|CronJob)$/;

/** An autoscaler asks the API for the `scale` of its target, and does nothing where there is none. */
export const autoscalerTarget = defineLaw<KubernetesDocument, readonly Fix[], KubernetesModel>({
  id: 'autoscaler-target',
  severity: 'warning',
  holdsFor: 'Kubernetes 1.23 and newer, KEDA 2',
  docs: {
    summary: 'An autoscaler aims at what it cannot scale',
    why: 'An autoscaler names its target by kind and name. Where there is no workload of that kind, it reports `FailedGetScale` and nothing is ever scaled. It is told of only where a workload of the same name, but of another kind, stands beside it. A DaemonSet has no count: an autoscaler that aims at one is an error.',
    bad: { file: 'web.yaml', text: shop('Deployment') },
    good: { file: 'web.yaml', text: shop('StatefulSet') },
    source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  },
  check({ model }, report) {
    const objects = model?.objects ?? [];
    const workloads = objects.filter(isWorkload);
    for (const object of objects) {
      const autoscaler = autoscalerOf(object);
      if (!autoscaler) continue;
      const { aim } = autoscaler;
      const kind = scalarOf(child(object.node, 'spec', 'scaleTargetRef', 'kind'));
      const at = kind ?? scalarOf(child(object.node, 'spec', 'scaleTargetRef', 'name'));
      if (!aim || !at) continue;
      const others = workloads.filter(
        (workload) => workload.name.text === aim.name && sameSpace(workload, object),
      );
      if (WITHOUT_SCALE.test(aim.kind))
        report({
          at: at.at,
          message: `A ${aim.kind} has no count that an autoscaler could move.`,
          severity: 'error',
          data: [],
        });
      else if (others.length > 0 && !others.some((other) => other.kind === aim.kind))
        report({
          at: at.at,
          message: `"${aim.name}" is a ${others.map((other) => other.kind).join(' and a ')} here, and no ${aim.kind}: the autoscaler finds nothing to scale.`,
          related: others.map((other) => ({ message: `${other.kind} "${aim.name}"`, at: other.name.at })),
          data:
            others.length === 1
              ? others.flatMap((other) => rewriting(`Aim at the ${other.kind}`, kind, other.kind))
              : [],
        });
    }
  },
  fixes: (fixes) => fixes,
});

/** Where neither says, both go to the same one. */
function sameSpace(a: KubernetesObject, b: KubernetesObject): boolean {
  const spaceOf = ({ node }: KubernetesObject) => textOf(child(node, 'metadata', 'namespace')) ?? '';
  return spaceOf(a) === spaceOf(b);
}
