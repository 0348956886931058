import { child, textOf } from '../../../core/formats/tree';
import type { Autoscaler } from '../../../core/model';
import { defineLaw } from '../../../core/rule';
import { autoscalerOf } from '../autoscaler';
import type { KubernetesDocument, KubernetesObject } from '../document';
import type { KubernetesModel } from '../kubernetes-model';

const hpa = (name: string) =>
  `---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: ${name} }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n  minReplicas: 2\n  maxReplicas: 10\n`;

/** https://keda.sh/docs/latest/concepts/scaling-deployments/#transfer-ownership-of-an-existing-hpa */
const TAKES_OVER = 'scaledobject.keda.sh/transfer-hpa-ownership';

/** The controller finds the same pods under two autoscalers, and lets both be (`AmbiguousSelector`, Kubernetes 1.26). */
export const twoAutoscalers = defineLaw<KubernetesDocument, undefined, KubernetesModel>({
  id: 'two-autoscalers',
  severity: 'error',
  holdsFor: 'Kubernetes 1.26 and newer, KEDA 2',
  docs: {
    summary: 'Two autoscalers move one count',
    why: 'Only one can say how many pods a workload has. Kubernetes stops both HorizontalPodAutoscalers that select the same pods (`AmbiguousSelector`), and KEDA, which makes one of its own for each ScaledObject, refuses a workload that has one already. Put the metrics of both into one.',
    bad: { file: 'web.yaml', text: hpa('by-cpu') + hpa('by-requests') },
    good: { file: 'web.yaml', text: hpa('web') },
    source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#ambiguous-selector',
  },
  check({ model }, report) {
    const first = new Map<string, Autoscaler>();
    for (const object of model?.objects ?? []) {
      const autoscaler = autoscalerOf(object);
      if (!autoscaler || takesOver(object)) continue;
      const { target, name, term } = autoscaler;
      const other = first.get(target);
      if (!other) first.set(target, autoscaler);
      else if (
        `${other.term} ${other.name.value}` !== `${term} ${name.value}` &&
        other.name.at.uri === name.at.uri
      )
        report({
          at: name.at,
          message: `${other.term} "${other.name.value}" scales the same workload: only one can, and Kubernetes stops both or KEDA refuses the second.`,
          related: [{ message: `${other.term} "${other.name.value}"`, at: other.name.at }],
          data: undefined,
        });
    }
  },
});

/** A ScaledObject that is told to take over the autoscaler there is, in place of making one. */
function takesOver({ node }: KubernetesObject): boolean {
  return textOf(child(node, 'metadata', 'annotations', TAKES_OVER)) === 'true';
}
