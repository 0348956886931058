import { child, itemsOf, scalarOf, textOf } from '../../../core/formats/tree';
import type { ScalarNode } from '../../../core/formats/tree';
import { exceedsOne } from '../../../core/model';
import { defineLaw } from '../../../core/rule';
import { keyOf } from '../document';
import type { KubernetesDocument, KubernetesObject } from '../document';
import { typesByKey } from '../kubernetes-model';
import type { KubernetesModel } from '../kubernetes-model';
import { podOf } from '../pod';

/** Workloads whose copies all mount the same claim; a StatefulSet has a claim for each by its templates. */
const SHARING = new Set(['Deployment', 'ReplicaSet', 'ReplicationController', 'Rollout', 'DeploymentConfig']);

/** A claim with these modes alone is attached to one node, or given to one pod. */
export const singleNodeVolume = defineLaw<KubernetesDocument, undefined, KubernetesModel>({
  id: 'single-node-volume',
  severity: 'warning',
  holdsFor: 'Kubernetes 1.29 and newer',
  docs: {
    summary: 'Several pods mount a volume that only one node can attach',
    why: 'A claim whose only access mode is `ReadWriteOnce` is attached to one node: copies that are placed on another wait there for ever. With `ReadWriteOncePod` a second pod is not even placed. A StatefulSet with `volumeClaimTemplates` gives each copy a volume of its own.',
    bad: {
      file: 'web.yaml',
      text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 2\n  template:\n    spec:\n      containers: [{ name: web, image: shop }]\n      volumes:\n        - name: uploads\n          persistentVolumeClaim: { claimName: uploads }\n---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: uploads }\nspec:\n  accessModes: [ReadWriteOnce]\n',
    },
    good: {
      file: 'web.yaml',
      text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 2\n  template:\n    spec:\n      containers: [{ name: web, image: shop }]\n      volumes:\n        - name: uploads\n          persistentVolumeClaim: { claimName: uploads }\n---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: uploads }\nspec:\n  accessModes: [ReadWriteMany]\n',
    },
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  },
  check({ model, environment }, report) {
    const objects = model?.objects ?? [];
    const claims = new Map(
      objects.filter(isClaim).map((claim) => [keyOf('', claim.namespace, claim.name.text), modesOf(claim)]),
    );
    if (claims.size === 0) return;
    const types = typesByKey(environment);
    const most = new Map(environment?.autoscalers.map(({ target, max }) => [target, max]));
    /** By its own count, or by what an autoscaler may make of it. */
    const isMany = ({ key }: KubernetesObject) => {
      const quantity = types.get(key)?.quantity;
      return quantity !== undefined && (exceedsOne(quantity) || (quantity.known && (most.get(key) ?? 0) > 1));
    };
    for (const object of objects) {
      if (!SHARING.has(object.kind) || !isMany(object)) continue;
      for (const claim of claimNames(object)) {
        const modes = claims.get(keyOf('', object.namespace, claim.text)) ?? [];
        const pod = modes.includes('ReadWriteOncePod');
        if (modes.length === 0 || !modes.every((mode) => /^ReadWriteOnce(Pod)?$/.test(mode))) continue;
        report({
          at: claim.at,
          message: `"${claim.text}" is ${modes.join(', ')}: only one ${pod ? 'pod' : 'node'} can have it, and several pods mount it.`,
          ...(pod ? { severity: 'error' as const } : {}),
          data: undefined,
        });
      }
    }
  },
});

function isClaim({ kind, group }: KubernetesObject): boolean {
  return kind === 'PersistentVolumeClaim' && group === '';
}

function modesOf({ node }: KubernetesObject): readonly string[] {
  return itemsOf(child(node, 'spec', 'accessModes')).flatMap((mode) => textOf(mode) ?? []);
}

function claimNames(object: KubernetesObject): readonly ScalarNode[] {
  return itemsOf(child(podOf(object), 'spec', 'volumes')).flatMap((volume) => {
    const claim = child(volume, 'persistentVolumeClaim');
    if (textOf(child(claim, 'readOnly')) === 'true') return [];
    return scalarOf(child(claim, 'claimName')) ?? [];
  });
}
