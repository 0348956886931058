import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/core/manager';
import type { Plan, Refusal, Target } from '../../../src/core/manager';
import { applyEdits } from '../../../src/core/source';
import type { SourceText } from '../../../src/core/source';
import { kubernetes } from '../../../src/managers/kubernetes';
import { lookAt } from '../look';

const folder = 'file:///app/k8s';
const entry = `${folder}/web.yaml`;
const source = (text: string, uri = entry): SourceText => ({ uri, version: 1, text });

function resolve(manifest: string, others: Readonly<Record<string, string>> = {}) {
  const read = kubernetes.read(source(manifest));
  const text = (uri: string) => {
    const other = others[uri];
    return other === undefined ? 'absent' : source(other, uri);
  };
  const document = (uri: string) => {
    const other = text(uri);
    return typeof other === 'string' ? other : kubernetes.read(other);
  };
  return kubernetes.resolve(
    entry,
    lookAt((uri) => (uri === entry ? read : document(uri)), text),
  );
}

function scaled(text: string, count: number, more: { target?: Target; observed?: number } = {}) {
  const { environment } = resolve(text);
  const [processType] = environment?.processTypes ?? [];
  assert.ok(environment && processType);
  return kubernetes.scale({ processType, environment, count, source: () => source(text), ...more });
}

function written(plans: readonly Plan[] | Refusal, text: string): string {
  assert.ok(!isRefusal(plans));
  const plan = plans.find(({ verb }) => verb === 'write');
  assert.ok(plan?.verb === 'write');
  return applyEdits(text, plan.changes[0]?.edits ?? []);
}

const web = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  labels:
    app.kubernetes.io/component: frontend
spec:
  replicas: 2 # for now
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: acme/web:1
          command: [node, "server.js"]
          args: ['--port', '80']
          env:
            - { name: DATABASE_URL, value: "postgres://u:p@db.shop.svc.cluster.local:5432/x" }
            - { name: CACHE_HOST, value: redis }
            - { name: MAIL_HOST, value: smtp.mail.example.com }
          ports: [{ containerPort: 8080, hostPort: 8081 }]
`;
const cluster: Target = { id: 'prod', title: 'prod', remote: true, current: true };

describe('Kubernetes manifests', () => {
  it('are recognised by API and kind, and not by their name', () => {
    const is = (text: string, name = 'web.yaml') =>
      kubernetes.recognises?.(source(text, `${folder}/${name}`));
    assert.equal(is(web), 'yes');
    assert.equal(is('services: {}'), 'no');
    assert.equal(is('resources: []', 'kustomization.yaml'), 'yes');
    assert.equal(is('apiVersion: v1\nkind: ConfigMap\n'), 'no');
    assert.equal(is('{"apiVersion": "apps/v1", "kind": "Deployment"}', 'web.json'), 'yes');
    assert.deepEqual(is(web.replace('replicas: 2', 'replicas: {{ .Values.n }}')), {
      lookAlike: 'Helm template',
    });
  });

  it('give a Deployment as a process type', () => {
    const [type] = resolve(web).environment?.processTypes ?? [];
    assert.equal(type?.key, 'Deployment/shop/web');
    assert.deepEqual(type?.alsoNamed, ['frontend']);
    assert.equal(type?.quantity.count, 2);
    assert.equal(type?.command?.text, 'node server.js --port 80');
    assert.ok(type?.command?.words.every(({ exact }) => exact));
    assert.deepEqual(
      type?.needs.map(({ on }) => on),
      ['db', 'redis'],
    );
    assert.deepEqual(type?.labels, { app: 'web' });
    assert.deepEqual(
      type?.traits.map((trait) => trait.kind === 'one-copy' && trait.value),
      ['8081'],
    );
    const edits = type?.quantity.remove?.change().edits ?? [];
    assert.equal(applyEdits(web, edits), web.replace('  replicas: 2 # for now\n', ''));
  });

  it('give what other kinds mean', () => {
    const pod = 'template: { spec: { containers: [{ name: a, image: b }] } }';
    const list = ['DaemonSet', 'StatefulSet'].map(
      (kind) => `- {apiVersion: apps/v1, kind: ${kind}, metadata: {name: a}, spec: {${pod}}}`,
    );
    const text = `apiVersion: v1\nkind: List\nitems:\n${list.join('\n')}\n---\napiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\n`;
    const types = resolve(text).environment?.processTypes ?? [];
    assert.deepEqual(
      types.map(({ key, role, quantity }) => [key, role, quantity.kind, quantity.declared]),
      [
        ['DaemonSet/default/a', 'process', 'per-node', true],
        ['StatefulSet/default/a', 'process', 'fixed', false],
        ['CronJob/default/c', 'scheduled', 'on-demand', false],
        ['Pod/default/p', 'process', 'fixed', false],
      ],
    );
  });

  it('give autoscalers and endpoints', () => {
    const text = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { scaleTargetRef: { kind: Deployment, name: web }, maxReplicas: 5 }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: NodePort, selector: { app: web } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: all }
spec: { rules: [{ http: { paths: [{ backend: { service: { name: web } } }] } }] }
`;
    const { autoscalers = [], endpoints = [] } = resolve(text).environment ?? {};
    assert.deepEqual(
      autoscalers.map(({ target, min, max, known }) => [target, min, max, known]),
      [['Deployment/shop/web', 1, 5, true]],
    );
    assert.deepEqual(
      endpoints.map(({ selects, leadsTo, entry: open }) => [selects, leadsTo, open]),
      [
        [{ app: 'web' }, undefined, true],
        [undefined, ['web'], true],
      ],
    );
  });

  for (const wrong of ['"3"', '-1', '1e9', '{{ n }}', '${N}', '[1]'])
    it(`do not know replicas: ${wrong}`, () => {
      const { environment, problems } = resolve(web.replace('replicas: 2', `replicas: ${wrong}`));
      assert.equal(environment?.processTypes[0]?.quantity.known, false);
      assert.equal(problems.length, 1);
    });

  it('tell of the same object twice', () => {
    assert.equal(resolve(`${web}---\n${web}`).problems.length, 1);
  });

  it('are no environment of their own where kustomize takes them', () => {
    const beside = (text: string, place = `${folder}/kustomization.yaml`) =>
      resolve(web, { [place]: text }).environment;
    assert.equal(beside('patches:\n  - path: ./web.yaml\n'), undefined);
    assert.equal(beside('patchesStrategicMerge: [web.yaml]\n'), undefined);
    assert.equal(beside('resources: [web.yaml]\n'), undefined);
    assert.equal(beside('resources: [k8s/web.yaml]\n', 'file:///app/Kustomization'), undefined);
    assert.equal(beside('resources: [worker.yaml]\n')?.name, 'k8s');
  });

  for (const odd of [
    '',
    '---',
    'apiVersion: apps/v1\nkind: Deployment',
    'kind: [',
    'a: &a [*a]',
    '{"kind": "List", "items": [1, null]}',
  ])
    it(`survive ${JSON.stringify(odd)}`, () => {
      assert.equal(resolve(odd).environment, undefined);
    });
});

describe('scaling in Kubernetes', () => {
  it('runs kubectl with context and namespace, on the condition of what was seen', () => {
    const plans = scaled(web, 3, { target: cluster, observed: 2 });
    assert.ok(!isRefusal(plans) && plans[0]?.verb === 'run');
    assert.equal(
      plans[0].steps[0]?.args.join(' '),
      '--context prod scale deployment/web --replicas=3 -n shop --current-replicas=2',
    );
  });

  it('writes the number, keeping the comment, or puts it first', () => {
    assert.equal(written(scaled(web, 3), web), web.replace('replicas: 2', 'replicas: 3'));
    const without = web.replace('  replicas: 2 # for now\n', '');
    assert.equal(written(scaled(without, 3), without), without.replace('spec:\n', 'spec:\n  replicas: 3\n'));
    const json = '{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"w"},"spec":{"x":1}}';
    assert.match(written(scaled(json, 3), json), /"spec":\{"replicas": 3, "x":1\}/);
    const nothing = web.replace('replicas: 2 # for now', 'replicas:');
    assert.equal(written(scaled(nothing, 3), nothing), nothing.replace('replicas:', 'replicas: 3'));
  });

  it('refuses what has no count', () => {
    assert.ok(isRefusal(scaled(web.replace('Deployment', 'DaemonSet'), 3)));
    assert.ok(isRefusal(scaled(web, -1)));
  });

  it('warns of zero', () => {
    const plans = scaled(web, 0);
    assert.ok(!isRefusal(plans));
    assert.equal(plans[0]?.warnings.length, 1);
  });

  it('knows the contexts and the pods', () => {
    const { environment } = resolve(web);
    assert.ok(environment);
    const stdout = '{"current-context":"b","contexts":[{"name":"a"},{"name":"b"}]}';
    const targets = kubernetes.targets?.(environment).read({ code: 0, stdout, stderr: '' });
    assert.deepEqual(!isRefusal(targets) && targets?.map(({ id, current }) => [id, current]), [
      ['a', false],
      ['b', true],
    ]);
    const query = kubernetes.observe?.(environment, cluster);
    assert.equal(query?.command.args.join(' '), '--context prod get deploy,pods -n shop -o json');
    const items = [
      { kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' }, status: { readyReplicas: 4 } },
    ];
    const seen = query?.read({ code: 0, stdout: JSON.stringify({ items }), stderr: '' });
    assert.deepEqual(seen, [{ key: 'Deployment/shop/web', running: 4 }]);
    assert.ok(isRefusal(query?.read({ code: 0, stdout: 'x', stderr: '' })));
  });
});
