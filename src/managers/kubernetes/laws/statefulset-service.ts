import { child, scalarOf, textOf } from '../../../core/formats/tree';
import { defineLaw } from '../../../core/rule';
import { keyOf } from '../document';
import type { KubernetesDocument } from '../document';
import type { KubernetesModel } from '../kubernetes-model';

const shop = (clusterIp: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: queue }\nspec:\n${clusterIp}  selector: { app: queue }\n  ports: [{ port: 5672 }]\n---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: queue }\nspec:\n  serviceName: queue\n  replicas: 3\n  selector: { matchLabels: { app: queue } }\n  template:\n    metadata: { labels: { app: queue } }\n    spec:\n      containers: [{ name: queue, image: shop }]\n`;

/** The cluster's DNS has names of single pods only under a Service without an address of its own. */
export const statefulSetService = defineLaw<KubernetesDocument, undefined, KubernetesModel>({
  id: 'statefulset-service',
  severity: 'info',
  holdsFor: 'Kubernetes apps/v1',
  docs: {
    summary: 'The Service of a StatefulSet is not headless',
    why: 'The pods of a StatefulSet are told apart: each has a name, `queue-0.queue`, under the Service that `serviceName` names. The DNS of the cluster has such names only for a headless Service, one with `clusterIP: None`; another spreads callers over all pods alike. A Service cannot be made headless afterwards: it is deleted and made anew.',
    bad: { file: 'queue.yaml', text: shop('') },
    good: { file: 'queue.yaml', text: shop('  clusterIP: None\n') },
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  },
  check({ model }, report) {
    const objects = model?.objects ?? [];
    const sets = objects.filter(({ kind, group }) => kind === 'StatefulSet' && group === 'apps');
    if (sets.length === 0) return;
    const services = new Map(
      objects
        .filter(({ kind, group }) => kind === 'Service' && group === '')
        .map((service) => [keyOf('', service.namespace, service.name.text), service]),
    );
    for (const { name, namespace, node } of sets) {
      const named = scalarOf(child(node, 'spec', 'serviceName'));
      const service = named && services.get(keyOf('', namespace, named.text));
      if (!service || textOf(child(service.node, 'spec', 'clusterIP')) === 'None') continue;
      report({
        at: named.at,
        message: `Service "${named.text}" has an address of its own: the pods of "${name.text}" get no DNS names.`,
        related: [{ message: `Service "${named.text}"`, at: service.name.at }],
        data: undefined,
      });
    }
  },
});
