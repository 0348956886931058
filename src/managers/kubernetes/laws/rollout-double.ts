import { child, scalarOf, textOf } from '../../../core/formats/tree';
import { adding, rewriting } from '../../../core/formats/yaml/fixes';
import type { Fix } from '../../../core/problem';
import { defineLaw } from '../../../core/rule';
import { textAt } from '../document';
import type { KubernetesDocument } from '../document';
import type { KubernetesModel } from '../kubernetes-model';
import { countNode, readCount } from '../quantity';

const shop = (replicas: number) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: ${replicas}\n  template:\n    spec: { containers: [{ name: web, image: shop }] }\n---\napiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: web }\nspec:\n  replicas: 3\n  workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n`;

const SCALE_DOWN = 'Scale the Deployment down when the Rollout is up';

/** A Rollout takes the pod's template of a Deployment, and leaves that one running unless it says otherwise. */
export const rolloutDouble = defineLaw<KubernetesDocument, readonly Fix[], KubernetesModel>({
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
    for (const object of objects) {
      const { kind, group, namespace, node } = object;
      if (kind !== 'Rollout' || group !== 'argoproj.io') continue;
      const reference = child(node, 'spec', 'workloadRef');
      const scaleDown = scalarOf(child(reference, 'scaleDown'));
      if (reference?.kind !== 'mapping' || (textOf(scaleDown) ?? 'never') !== 'never') continue;
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
        data: scaleDown
          ? rewriting(SCALE_DOWN, scaleDown, 'onsuccess')
          : adding(SCALE_DOWN, reference, ['scaleDown', 'onsuccess'], () => textAt(object, reference.at)),
      });
    }
  },
  fixes: (fixes) => fixes,
});
