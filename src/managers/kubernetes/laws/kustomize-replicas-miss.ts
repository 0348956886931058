import { nearest } from '../../../core/nearest';
import { defineLaw } from '../../../core/rule';
import type { Origin } from '../../../core/source';
import type { KubernetesDocument } from '../document';
import type { Miss } from '../kustomize/level';
import type { KubernetesModel } from '../kubernetes-model';

interface Data {
  readonly at: Origin;
  readonly name: string | undefined;
}

/** kustomize refuses a build in which a `replicas` entry finds nothing (`ReplicaCountTransformer`). */
export const replicasMiss = defineLaw<KubernetesDocument, Data, KubernetesModel>({
  id: 'kustomize-replicas-miss',
  severity: 'error',
  holdsFor: 'kustomize 5.5 (kubectl 1.32)',
  docs: {
    summary: 'A `replicas` entry of a kustomization names no workload',
    why: 'An entry under `replicas` means a Deployment, StatefulSet, ReplicaSet or ReplicationController by the name that it has or had in a base. `kubectl kustomize` and `kubectl apply -k` refuse the whole kustomization where there is none, or where it is of another kind.',
    bad: {
      file: 'kustomization.yaml',
      text: 'namePrefix: shop-\nconfigMapGenerator:\n  - name: worker\nreplicas:\n  - name: worker\n    count: 3\n',
    },
    good: {
      file: 'kustomization.yaml',
      text: 'namePrefix: shop-\nconfigMapGenerator:\n  - name: worker\n',
    },
    source: 'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replicas/',
  },
  check({ model }, report) {
    for (const miss of model?.misses ?? [])
      if (miss.what === 'replicas')
        report({
          at: miss.at,
          message: messageOf(miss),
          data: { at: miss.at, name: nearest(miss.name, miss.names) },
        });
  },
  fixes: ({ at, name }) =>
    name === undefined
      ? []
      : [
          {
            title: `Name ${name}`,
            safe: false,
            changes: () => [{ uri: at.uri, edits: [{ span: at.span, text: name }] }],
          },
        ],
});

function messageOf({ name, names }: Miss): string {
  const there =
    names.length > 0 ? ` There ${names.length === 1 ? 'is' : 'are'} ${names.slice(0, 5).join(', ')}.` : '';
  return `No Deployment, StatefulSet, ReplicaSet or ReplicationController is called ${name}: kustomize refuses to build this.${there}`;
}
