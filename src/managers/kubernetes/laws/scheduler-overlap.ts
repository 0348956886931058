import { child, textOf } from '../../../core/formats/tree';
import { adding } from '../../../core/formats/yaml/fixes';
import type { Fix } from '../../../core/problem';
import { defineLaw } from '../../../core/rule';
import { textAt } from '../document';
import type { KubernetesDocument, KubernetesObject } from '../document';
import type { KubernetesModel } from '../kubernetes-model';

const clock = (strategy: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: clock }\nspec:\n${strategy}  template:\n    spec:\n      containers:\n        - name: clock\n          image: shop\n          command: [celery, -A, shop, beat]\n`;

/** A Deployment starts the new pod before it stops the old one, unless it is told to recreate. */
export const schedulerOverlap = defineLaw<KubernetesDocument, readonly Fix[], KubernetesModel>({
  id: 'scheduler-overlap',
  severity: 'info',
  holdsFor: 'Kubernetes apps/v1',
  docs: {
    summary: 'A rollout runs two schedulers for a while',
    why: 'By default a Deployment starts the pod of a new version, waits until it is ready, and only then stops the old one. A scheduler runs twice meanwhile, and a job that is due then is started twice. `strategy: { type: Recreate }` stops the old pod first.',
    bad: { file: 'clock.yaml', text: clock('') },
    good: { file: 'clock.yaml', text: clock('  strategy: { type: Recreate }\n') },
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  },
  check({ model, environment }, report) {
    for (const { key, quantity, traits } of environment?.processTypes ?? []) {
      if (!quantity.known || quantity.count !== 1) continue;
      for (const trait of traits) {
        if (trait.kind !== 'fires-once' || trait.embedded || !trait.certain) continue;
        const object = model?.objects.find((one) => one.key === key && isRolledOut(one));
        if (!object) continue;
        report({
          at: trait.at,
          message: `${trait.reason}: a rollout of "${object.name.text}" runs two of them for a while.`,
          data: recreating(object),
        });
      }
    }
  },
  fixes: (fixes) => fixes,
});

/** By starting the new pod before the old one is stopped. */
function isRolledOut({ kind, group, node }: KubernetesObject): boolean {
  const strategy = textOf(child(node, 'spec', 'strategy', 'type'));
  return kind === 'Deployment' && group === 'apps' && strategy !== 'Recreate';
}

function recreating(object: KubernetesObject): readonly Fix[] {
  const spec = child(object.node, 'spec');
  if (spec?.kind !== 'mapping' || spec.entries.has('strategy')) return [];
  const strategy = ['strategy', '{ type: Recreate }'] as const;
  return adding('Stop the old pod first', spec, strategy, () => textAt(object, spec.at));
}
