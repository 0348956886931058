import { defineLaw } from '../../../core/rule';
import type { KubernetesDocument } from '../document';
import type { KubernetesModel } from '../kubernetes-model';

/** A patch without a target means one object by its API version, kind, name and namespace. */
export const patchMiss = defineLaw<KubernetesDocument, undefined, KubernetesModel>({
  id: 'kustomize-patch-miss',
  severity: 'error',
  holdsFor: 'kustomize 5.5 (kubectl 1.32)',
  docs: {
    summary: 'A strategic merge patch finds no object, or several',
    why: 'A patch without `target` means exactly one object: the one with its `apiVersion`, `kind`, `metadata.name` and `metadata.namespace`, as they are or were in a base. `kubectl kustomize` and `kubectl apply -k` refuse the whole kustomization where there is none, or more than one. (A patch with a `target` that selects nothing changes nothing, and is not refused.)',
    bad: {
      file: 'kustomization.yaml',
      text: 'configMapGenerator:\n  - name: settings\npatches:\n  - patch: |-\n      apiVersion: v1\n      kind: ConfigMap\n      metadata:\n        name: setings\n      data: {A: b}\n',
    },
    good: {
      file: 'kustomization.yaml',
      text: 'configMapGenerator:\n  - name: settings\npatches:\n  - patch: |-\n      apiVersion: v1\n      kind: ConfigMap\n      metadata:\n        name: settings\n      data: {A: b}\n',
    },
    source: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/',
  },
  check({ model }, report) {
    for (const { what, name, at, several } of model?.misses ?? []) {
      if (what !== 'patch') continue;
      const found = several ? 'More than one object may be' : 'No object here is';
      report({
        at,
        message: `${found} ${name}, of this API version: kustomize refuses to build this.`,
        data: undefined,
      });
    }
  },
});
