import { child, textOf } from '../../../core/formats/tree';
import { defineLaw } from '../../../core/rule';
import type { KubernetesDocument } from '../document';
import type { KubernetesModel } from '../kubernetes-model';
import { countNode, readCount } from '../quantity';

const shop = (replicas: number) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: ${replicas}\n  template:\n    spec: { containers: [{ name: web, image: shop }] }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: web }\nspec:\n  replicas: 3\n  workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n`;

/** A Rollout takes the pod's template of a Deployment, and leaves that one running unless it says otherwise. */
export const rolloutDouble = defineLaw<KubernetesDocument, undefined, KubernetesModel>({
  id: 'rollout-double',
  severity: 'warning',
  holdsFor: 'Argo Rollouts 1',
  docs: {
    summary: 'A Rollout and the Deployment that it refers to both run pods',
    why: 'A Rollout with `workloadRef` runs pods by the template of a Deployment, which goes on running its own beside them. Give the Deployment `replicas: 0`, or the reference `scaleDown: onsuccess` or `progressively`.',
    bad: { file: 'web.yaml', text: shop(3) },
    good: { file: 'web.yaml', text: shop(0) },
    source: 'https://argo-rollouts.readthedocs.io/en/stable/migrating/#reference-deployment-from-rollout',
  },
  check({ model }, report) {
    const objects = model?.objects ?? [];
    for (const { kind, group, namespace, node } of objects) {
      if (kind !== 'Rollout' || group !== 'argoproj.io') continue;
      const reference = child(node, 'spec', 'workloadRef');
      const scaleDown = textOf(child(reference, 'scaleDown')) ?? 'never';
      if (!reference || scaleDown !== 'never') continue;
      const deployment = objects.find(
        (other) =>
          other.kind === 'Deployment' &&
          other.namespace === namespace &&
          other.name.text === textOf(child(reference, 'name')),
      );
      const written = deployment && countNode(deployment);
      const count = written ? readCount(written) : 1;
      if (!deployment || count === undefined || count === 0) continue;
      report({
        at: reference.at,
        message: `Deployment "${deployment.name.text}" goes on running ${count} beside the pods of this Rollout.`,
        related: [{ message: 'The Deployment', at: deployment.name.at }],
        data: undefined,
      });
    }
  },
});
