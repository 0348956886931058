import { child, textOf } from '../../../core/formats/tree';
import { defineLaw } from '../../../core/rule';
import type { KubernetesDocument, KubernetesObject } from '../document';
import type { KubernetesModel } from '../kubernetes-model';

/** Nothing makes a Pod again whose node is gone. */
export const nakedPod = defineLaw<KubernetesDocument, undefined, KubernetesModel>({
  id: 'naked-pod',
  severity: 'info',
  holdsFor: 'Kubernetes 1',
  docs: {
    summary: 'A Pod has nothing that would run it again',
    why: 'The node restarts the containers of a Pod. But when the node fails, is drained or runs out of memory, the Pod is gone, and nothing makes another: a Pod is not moved. It has no count either. A Deployment makes Pods, as many as it is told to, and makes them again. A Pod that is to run once is left alone: its `restartPolicy` says so.',
    bad: {
      file: 'web.yaml',
      text: 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers: [{ name: web, image: shop }]\n',
    },
    good: {
      file: 'web.yaml',
      text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 2\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec:\n      containers: [{ name: web, image: shop }]\n',
    },
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#working-with-pods',
  },
  check({ model }, report) {
    for (const object of model?.objects ?? []) {
      if (object.kind !== 'Pod' || object.group !== '' || isMeantToEnd(object)) continue;
      report({
        at: object.name.at,
        message: `Nothing makes Pod "${object.name.text}" again when its node is gone, and it has no count to scale.`,
        data: undefined,
      });
    }
  },
});

/** It runs once, belongs to another object, or is a hook of Helm's or a node's own. */
function isMeantToEnd({ node }: KubernetesObject): boolean {
  const policy = textOf(child(node, 'spec', 'restartPolicy')) ?? 'Always';
  const annotations = child(node, 'metadata', 'annotations');
  return (
    policy !== 'Always' ||
    child(node, 'metadata', 'ownerReferences') !== undefined ||
    ['helm.sh/hook', 'kubernetes.io/config.mirror'].some((key) => child(annotations, key) !== undefined)
  );
}
