import fc from 'fast-check';
import { stringify } from 'yaml';

/** Keys that some manager gives a meaning to, and such that mean something to JavaScript. */
const KEYS = [
  ...['services', 'web', 'db', 'image', 'build', 'command', 'entrypoint', 'ports', 'deploy', 'replicas'],
  ...[
    'scale',
    'extends',
    'file',
    'service',
    'include',
    'path',
    'env_file',
    'project_directory',
    'depends_on',
  ],
  ...['condition', 'environment', 'volumes', 'source', 'target', 'published', 'profiles', 'container_name'],
  ...['network_mode', 'links', 'apiVersion', 'kind', 'metadata', 'name', 'namespace', 'labels', 'spec'],
  ...[
    'template',
    'selector',
    'matchLabels',
    'containers',
    'env',
    'value',
    'args',
    'hostPort',
    'containerPort',
  ],
  ...['minReplicas', 'maxReplicas', 'items', 'app', 'scaleTargetRef', 'resources', 'bases', 'components'],
  ...[
    'patches',
    'patch',
    'images',
    'newTag',
    'namePrefix',
    'count',
    'configMapGenerator',
    'literals',
    'vars',
  ],
  ...[
    'replacements',
    'rules',
    'http',
    'backend',
    'minAvailable',
    'Resources',
    'Type',
    'Properties',
    'MinSize',
  ],
  ...['MaxSize', 'DesiredCapacity', 'Ref', 'Fn::If', 'Parameters', 'formation', 'quantity', 'size', 'run'],
  ...['docker', 'same', 'replicaCount', 'autoscaling', 'x-a', '', '*', '.', '<<'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'],
] as const;

const TEXTS = [
  ...[
    'a',
    '\uD800',
    'web',
    'db',
    'shop:1',
    '${A}',
    '${A:-${B}}',
    '${',
    '$$',
    '$',
    '80:80',
    '1-3:4',
    '[::1]:80:80',
    '3',
  ],
  ...['./x.yaml', '../..', '/', '.', '', ' ', 'compose.yaml', 'k8s', 'http://[', 'file:///shop', 'git@x:y'],
  ...['a\0b', '%', '%zz', 'service:web', 'container:x', 'apps/v1', 'v1', 'Deployment', 'Service'],
  ...[
    'List',
    'Job',
    'CronJob',
    'Pod',
    'Kustomization',
    'StatefulSet',
    'PodDisruptionBudget',
    'Ingress',
    '100%',
  ],
  ...['AWS::AutoScaling::AutoScalingGroup', 'sh -c "exec \'a', 'nohup x &', '\u2028', 'ÿ', '😀', '*', '1e9'],
  ...['- op: replace\n  path: /spec/a~2\n  value: 1', '__proto__', 'constructor', '{{ .Values.a }}', '0x1F'],
  ...['-1', 'null', '~', '//', 'c:\\x', '?', '#', 'a?b#c'],
] as const;

const scalar = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 2, 1e9, 1e308, 0.5, Number.NaN, Infinity),
);

/** Any tree of those keys and texts. */
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom<string>(...KEYS), tie('tree')), { maxLength: 5 })
      .map((pairs) => new Map(pairs)),
  ),
}));

const under = (head: Record<string, unknown>, key: string) =>
  tree.map((value) => new Map<string, unknown>([...Object.entries(head), [key, value]]));

const service = tree.map((value) => ({
  services: { web: value, db: { image: 'postgres', extends: 'web' } },
}));

const OBJECTS = ['Deployment', 'StatefulSet', 'Service', 'HorizontalPodAutoscaler', 'PodDisruptionBudget'];
const LEVEL = ['patches', 'replacements', 'vars', 'images', 'replicas', 'configMapGenerator', 'labels'];

/** What each manager at least looks into, by a path that it knows. */
const STRUCTURES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'compose.yaml': fc.oneof(under({ services: {} }, 'include'), under({}, 'services'), service),
  'compose.override.yaml': service,
  'k8s/app.yaml': fc.oneof(
    under({ apiVersion: 'v1', kind: 'List' }, 'items'),
    ...OBJECTS.map((kind) => under({ apiVersion: 'apps/v1', kind, metadata: { name: 'web' } }, 'spec')),
  ),
  'k8s/kustomization.yaml': fc.oneof(...LEVEL.map((key) => under({ resources: ['app.yaml'] }, key))),
  'chart/values.yaml': under({ replicaCount: 1 }, 'autoscaling'),
  'aws/stack.template': tree.map((properties) => ({
    Resources: { Web: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: properties } },
  })),
  'app.json': under({ name: 'shop' }, 'formation'),
  'heroku.yml': under({}, 'run'),
  '.formation.yaml': under({ app: 'shop' }, 'same'),
};

/** One file of each kind. */
export const structures: fc.Arbitrary<Record<string, string>> = fc.record(
  Object.fromEntries(
    Object.entries(STRUCTURES).map(([path, structure]) => [
      path,
      fc.tuple(structure, fc.boolean()).map(([value, flow]) => written(path, value, flow)),
    ]),
  ),
);

function written(path: string, value: unknown, flow: boolean): string {
  if (path.endsWith('.json'))
    return JSON.stringify(value, (_, part: unknown) =>
      part instanceof Map ? Object.fromEntries(part) : part,
    );
  const collectionStyle = flow ? 'flow' : 'block';
  return stringify(value, { aliasDuplicateObjects: false, lineWidth: 0, collectionStyle });
}
