import fc from 'fast-check';
import { stringify } from 'yaml';

/** Kustomizations of what real ones are made of, in ever other ways: an overlay over an overlay over a base. */
export type Files = Readonly<Record<string, string>>;

type Fields = Record<string, unknown>;

const anyOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

/** Some of these keys. */
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(fields: T): fc.Arbitrary<Fields> =>
  fc.record(fields, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Fields>;

const subsetOf = <T>(values: readonly T[], maxLength = 2) => fc.subarray([...values], { maxLength });

const IMAGE = anyOf(
  'shop',
  'shop:1',
  'reg.io:5000/shop:1',
  'nginx',
  `shop@sha256:${'a'.repeat(64)}`,
  'shop:1@sha256:' + 'b'.repeat(64),
);
const COMMAND = anyOf(['serve', '$(VALUE)'], ['sh', '-c', 'work'], ['a', 'b']);

const container = (name: string) =>
  some({ command: COMMAND, args: COMMAND, env: anyOf([{ name: 'A', value: '1' }]) }).chain((rest) =>
    IMAGE.map((image) => ({ name, image, ...rest })),
  );

const podSpec = fc
  .record({
    containers: fc.tuple(container('main'), fc.option(container('log'))),
    initContainers: fc.option(container('init')),
  })
  .map(({ containers, initContainers }) => ({
    containers: containers.filter((one) => one !== null),
    ...(initContainers ? { initContainers: [initContainers] } : {}),
  }));

const metadata = (name: string) =>
  fc
    .tuple(
      anyOf(null, null, null, null, 'shop', 'default'),
      fc.option(anyOf({ tier: 'web' }, { tier: 'back', app: 'x' })),
    )
    .map(([namespace, labels]) => ({
      name,
      ...(namespace === null ? {} : { namespace }),
      ...(labels === null ? {} : { labels }),
    }));

const PODS = { matchLabels: { app: 'shop' } };
const LABELS = { labels: { app: 'shop' } };
const REPLICAS = anyOf({}, { replicas: 1 }, { replicas: 3 }, { replicas: 0 });

const scaled = (apiVersion: string, kind: string, name: string, rest: Fields = {}) =>
  fc.tuple(metadata(name), REPLICAS, podSpec).map(([meta, replicas, spec]) => ({
    ...{ apiVersion, kind, metadata: meta },
    spec: { ...replicas, selector: PODS, ...rest, template: { metadata: LABELS, spec } },
  }));

const job = (name: string) =>
  fc.tuple(metadata(name), podSpec).map(([meta, spec]) => ({
    ...{ apiVersion: 'batch/v1', kind: 'Job', metadata: meta },
    spec: { template: { spec: { ...spec, restartPolicy: 'Never' } } },
  }));

const cronJob = (name: string) =>
  fc.tuple(metadata(name), podSpec).map(([meta, spec]) => ({
    ...{ apiVersion: 'batch/v1', kind: 'CronJob', metadata: meta },
    spec: {
      schedule: '@daily',
      jobTemplate: { spec: { template: { spec: { ...spec, restartPolicy: 'Never' } } } },
    },
  }));

const autoscaler = fc
  .tuple(metadata('web'), anyOf('web', 'api', 'nowhere'), anyOf('Deployment', 'StatefulSet'))
  .map(([meta, name, kind]) => ({
    ...{ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: meta },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind, name }, minReplicas: 1, maxReplicas: 9 },
  }));

const kedaScaler = metadata('web').map((meta) => ({
  ...{ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: meta },
  spec: { scaleTargetRef: { name: 'web' }, maxReplicaCount: 9 },
}));

const service = metadata('web').map((meta) => ({
  ...{ apiVersion: 'v1', kind: 'Service', metadata: meta },
  spec: { selector: { app: 'shop' }, ports: [{ port: 80 }] },
}));

const configMap = metadata('settings').map((meta) => ({
  ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: meta, data: { a: '1', count: '5', image: 'other:2' } },
}));

/** The objects of a base: what patches speak of, and some others. */
const objects = fc
  .tuple(
    fc.tuple(
      scaled('apps/v1', 'Deployment', 'web'),
      scaled('apps/v1', 'Deployment', 'api'),
      scaled('apps/v1', 'StatefulSet', 'db', { serviceName: 'db' }),
      scaled('argoproj.io/v1alpha1', 'Rollout', 'canary'),
      configMap,
    ),
    fc
      .subarray(
        [
          scaled('apps/v1', 'DaemonSet', 'agent'),
          job('migrate'),
          cronJob('nightly'),
          autoscaler,
          kedaScaler,
          service,
        ] as fc.Arbitrary<Fields>[],
        { maxLength: 3 },
      )
      .chain((all) => fc.tuple(...all)),
  )
  .map(([always, others]) => [...always, ...others]);

const NAMES = ['web', 'api', 'db', 'canary'];
const KIND_OF: Readonly<Record<string, string>> = {
  web: 'Deployment',
  api: 'Deployment',
  db: 'StatefulSet',
  canary: 'Rollout',
};
const apiVersionOf = (kind: string) => (kind === 'Rollout' ? 'argoproj.io/v1alpha1' : 'apps/v1');

const strategic = anyOf(...NAMES).chain((name) => {
  const kind = KIND_OF[name] ?? '';
  return anyOf<Fields>(
    { spec: { replicas: 7 } },
    { spec: { replicas: null } },
    { spec: { template: { spec: { containers: [{ name: 'main', image: 'patched:2' }] } } } },
    { spec: { template: { spec: { containers: [{ name: 'extra', image: 'extra' }] } } } },
    { spec: { template: { spec: { containers: [{ name: 'log', $patch: 'delete' }] } } } },
    { spec: { template: { spec: { containers: [{ name: 'main', command: ['other'], args: null }] } } } },
    { spec: { template: { spec: { initContainers: [{ name: 'first', image: 'i' }] } } } },
    { spec: { template: { spec: { $patch: 'replace', containers: [{ name: 'only', image: 'o' }] } } } },
    { $patch: 'delete' },
    { metadata: { labels: { tier: 'patched' } }, spec: { replicas: 2 } },
  ).map((body) => ({
    apiVersion: apiVersionOf(kind),
    kind,
    ...body,
    metadata: { name, ...(body['metadata'] as Fields | undefined) },
  }));
});

const jsonPatch = fc.uniqueArray(
  anyOf<Fields>(
    { op: 'replace', path: '/spec/replicas', value: 4 },
    { op: 'add', path: '/spec/replicas', value: 5 },
    { op: 'remove', path: '/spec/replicas' },
    { op: 'replace', path: '/spec/template/spec/containers/0/image', value: 'json:3' },
    { op: 'add', path: '/spec/template/spec/containers/-', value: { name: 'added', image: 'a' } },
    { op: 'add', path: '/spec/template/spec/containers/0', value: { name: 'first', image: 'f' } },
    { op: 'add', path: '/spec/template/spec/containers/0/command', value: ['run'] },
    { op: 'test', path: '/spec/replicas', value: 3 },
    {
      op: 'copy',
      from: '/spec/template/spec/containers/0/image',
      path: '/spec/template/spec/containers/0/args',
    },
  ),
  { minLength: 1, maxLength: 2 },
);

const TARGETS: readonly Fields[] = [
  ...NAMES.map((name) => ({ kind: KIND_OF[name], name })),
  { kind: 'Deployment' },
  { kind: 'Deployment', name: 'w.*' },
  { group: 'apps', version: 'v1', kind: 'StatefulSet' },
  { labelSelector: 'tier=web' },
  { kind: 'Deployment', namespace: 'shop' },
];

const patch = fc.oneof(
  strategic.map((body) => ({ patch: stringify(body) })),
  fc.tuple(jsonPatch, anyOf(...TARGETS)).map(([body, target]) => ({ patch: stringify(body), target })),
  fc
    .tuple(anyOf({ spec: { replicas: 6 } }, { metadata: { labels: { more: 'yes' } } }), anyOf(...TARGETS))
    .map(([body, target]) => ({
      patch: stringify({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'any' },
        ...(body as Fields),
      }),
      target,
    })),
);

const replacement = anyOf<Fields>(
  {
    source: { kind: 'ConfigMap', name: 'made', fieldPath: 'data.image' },
    targets: [{ select: { kind: 'Deployment' }, fieldPaths: ['spec.template.spec.containers.0.image'] }],
  },
  {
    source: { kind: 'ConfigMap', name: 'settings', fieldPath: 'data.count' },
    targets: [
      { select: { kind: 'StatefulSet' }, fieldPaths: ['spec.replicas'] },
      {
        select: { name: 'web' },
        reject: [{ kind: 'ConfigMap' }],
        fieldPaths: ['metadata.labels.count'],
        options: { create: true },
      },
    ],
  },
  {
    source: { kind: 'ConfigMap', name: 'settings', fieldPath: 'data.image' },
    targets: [
      { select: { kind: 'Deployment' }, fieldPaths: ['spec.template.spec.containers.[name=main].image'] },
    ],
  },
  {
    source: { kind: 'Deployment', name: 'web', fieldPath: 'spec.template.spec.containers.0.image' },
    targets: [
      { select: { kind: 'Deployment', name: 'api' }, fieldPaths: ['spec.template.spec.containers.0.image'] },
    ],
  },
);

/** What a kustomization does to what it has, by key. */
const CHANGES = {
  namespace: anyOf('shop', 'prod', 'default'),
  namePrefix: anyOf('my-', 'a-'),
  nameSuffix: anyOf('-v1', '-x'),
  commonLabels: anyOf({ team: 'one' }, { app: 'changed' }),
  labels: anyOf<unknown>(
    [{ pairs: { a: 'b' } }],
    [{ pairs: { app: 'q' }, includeSelectors: true }],
    [{ pairs: { c: 'd' }, includeTemplates: true }],
  ),
  replicas: subsetOf(NAMES).map((names) => names.map((name, index) => ({ name, count: 5 + index }))),
  images: subsetOf<Fields>([
    { name: 'shop', newTag: '2' },
    { name: 'shop', newName: 'registry.io/other' },
    { name: 'nginx', newName: 'caddy', newTag: 'x' },
    { name: 'reg.io:5000/shop', digest: `sha256:${'c'.repeat(64)}` },
    { name: 'patched', newTag: '3' },
  ]),
  patches: fc.array(patch, { minLength: 1, maxLength: 2 }),
  patchesStrategicMerge: strategic.map((body) => [stringify(body)]),
  patchesJson6902: fc
    .tuple(jsonPatch, anyOf(...NAMES))
    .map(([body, name]) => [
      { target: { group: 'apps', version: 'v1', kind: KIND_OF[name], name }, patch: stringify(body) },
    ]),
  configMapGenerator: fc.oneof(
    anyOf({ behavior: 'merge' }, { behavior: 'replace' }).map((how) => [
      { name: 'settings', ...how, literals: ['image=merged:9', 'count=8'] },
    ]),
    some({
      literals: anyOf(['image=made:1', 'count=6'], ['image="quoted:2"']),
      envs: anyOf(['made.env']),
    }).map((from) => [{ name: 'made', literals: ['a=b'], ...from }]),
  ),
  replacements: replacement.map((one) => [one]),
  vars: anyOf('data.image', 'data.count').map((fieldpath) => [
    {
      name: 'VALUE',
      objref: { apiVersion: 'v1', kind: 'ConfigMap', name: 'settings' },
      fieldref: { fieldpath },
    },
  ]),
};

/** A few of the changes: of many at once some most often forbid each other. */
const changes = fc
  .subarray(Object.keys(CHANGES) as (keyof typeof CHANGES)[], { maxLength: 3 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key) => (CHANGES[key] as fc.Arbitrary<unknown>).map((value) => [key, value] as const)),
    ),
  )
  .map((entries): Fields => Object.fromEntries(entries));

const MADE = '# made\nimage=env:1\n  count=4\n';

const kustomization = (resources: readonly string[], rest: Fields) => stringify({ resources, ...rest });

export const generated: fc.Arbitrary<Files> = fc
  .record({
    objects,
    apart: fc.boolean(),
    base: some({ namePrefix: CHANGES.namePrefix, images: CHANGES.images, namespace: CHANGES.namespace }),
    component: fc.option(changes.filter((some) => Object.keys(some).length > 0)),
    overlay: changes,
    top: changes,
  })
  .map((parts) => {
    const texts = parts.objects.map((object) => stringify(object));
    const files = parts.apart
      ? Object.fromEntries(texts.map((text, index) => [`base/${index}.yaml`, text]))
      : { 'base/all.yaml': texts.join('---\n') };
    return {
      ...files,
      'base/kustomization.yaml': kustomization(
        Object.keys(files).map((path) => path.slice('base/'.length)),
        parts.base,
      ),
      ...(parts.component
        ? {
            'part/kustomization.yaml': stringify({
              ...{ apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component' },
              ...parts.component,
            }),
          }
        : {}),
      'overlay/kustomization.yaml': kustomization(['../base'], {
        ...(parts.component ? { components: ['../part'] } : {}),
        ...parts.overlay,
      }),
      'part/made.env': MADE,
      'overlay/made.env': MADE,
      'top/made.env': MADE,
      'top/kustomization.yaml': kustomization(['../overlay'], parts.top),
    };
  });
