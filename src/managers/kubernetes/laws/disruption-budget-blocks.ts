import { child, isNull, scalarOf } from '../../../core/formats/tree';
import type { ScalarNode } from '../../../core/formats/tree';
import { Labelled } from '../../../core/labelled';
import type { ProcessType } from '../../../core/model';
import { rewriting } from '../../../core/formats/yaml/fixes';
import type { Fix } from '../../../core/problem';
import { defineLaw } from '../../../core/rule';
import { textsOf } from '../document';
import type { KubernetesDocument, KubernetesObject } from '../document';
import type { KubernetesModel } from '../kubernetes-model';

/** A node is drained by evictions, and the API refuses each eviction that a budget does not allow. */
export const disruptionBudgetBlocks = defineLaw<KubernetesDocument, readonly Fix[], KubernetesModel>({
  id: 'disruption-budget-blocks',
  severity: 'warning',
  holdsFor: 'Kubernetes 1.21 and newer (policy/v1)',
  docs: {
    summary: 'A PodDisruptionBudget allows no pod to be evicted',
    why: 'A node is drained by evicting its pods, and Kubernetes refuses each eviction that a budget does not allow. With `maxUnavailable: 0`, or a `minAvailable` of all pods there are, no node that runs one of them can be drained: upgrades of the cluster wait until somebody steps in.',
    bad: {
      file: 'web.yaml',
      text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 2\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: shop }] }\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec:\n  minAvailable: 2\n  selector: { matchLabels: { app: web } }\n',
    },
    good: {
      file: 'web.yaml',
      text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 2\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: shop }] }\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec:\n  maxUnavailable: 1\n  selector: { matchLabels: { app: web } }\n',
    },
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  },
  check({ model, environment }, report) {
    const moved = new Set(environment?.autoscalers.map(({ target }) => target));
    const types = new Labelled(environment?.processTypes ?? []);
    for (const budget of model?.objects ?? []) {
      if (budget.kind !== 'PodDisruptionBudget' || budget.group !== 'policy') continue;
      const covered = coveredBy(budget, types);
      // An autoscaler may give them more than they declare.
      const found = blocking(budget, covered.some(({ key }) => moved.has(key)) ? [] : covered);
      if (!found) continue;
      const { node, allowing } = found;
      report({
        at: node.at,
        message: `No pod may be evicted with \`${node.text}\` here: no node that runs one can be drained.`,
        data:
          allowing === undefined
            ? []
            : rewriting(`Let one pod be evicted: write ${allowing}`, node, allowing),
      });
    }
  },
  fixes: (fixes) => fixes,
});

/** What blocks, and what lets one pod be evicted in its place. */
interface Blocking {
  readonly node: ScalarNode;
  readonly allowing?: string;
}

function blocking({ node }: KubernetesObject, covered: readonly ProcessType[]): Blocking | undefined {
  const most = written(scalarOf(child(node, 'spec', 'maxUnavailable')));
  if (most && /^0%?$/.test(most.text)) return { node: most, allowing: '1' };
  const least = written(scalarOf(child(node, 'spec', 'minAvailable')));
  if (!least) return undefined;
  if (least.text === '100%') return { node: least };
  const counts = covered.map(({ quantity }) =>
    quantity.kind === 'fixed' && quantity.known ? quantity.count : undefined,
  );
  if (counts.length === 0 || !/^\d+$/.test(least.text)) return undefined;
  const total = counts.reduce<number>((sum, count) => sum + (count ?? Number.POSITIVE_INFINITY), 0);
  if (total === 0 || Number(least.text) < total) return undefined;
  return total > 1 ? { node: least, allowing: `${total - 1}` } : { node: least };
}

function written(node: ScalarNode | undefined): ScalarNode | undefined {
  return isNull(node) ? undefined : node;
}

/** The workloads whose pods a budget selects. */
function coveredBy({ node, namespace }: KubernetesObject, types: Labelled): readonly ProcessType[] {
  if (child(node, 'spec', 'selector', 'matchExpressions')) return [];
  return types.selectedBy(textsOf(child(node, 'spec', 'selector', 'matchLabels')), namespace);
}
