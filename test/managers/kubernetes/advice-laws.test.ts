import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { problemsOf } from '../../workspace/memory';

const clock = (spec: string, command = '[celery, -A, shop, beat]') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: clock}\nspec:\n  ${spec}\n  template:\n    spec: {containers: [{name: clock, image: shop, command: ${command}}]}\n`;
const rollout = (reference: string, replicas = 'replicas: 2') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  ${replicas}\n  template: {spec: {containers: [{name: web, image: shop}]}}\n---\napiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: web}\nspec:\n  workloadRef: {kind: Deployment, name: web${reference}}\n`;
const ingress = (annotation: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations: {${annotation}}\nspec: {rules: []}\n`;

const affinity = (how: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {sessionAffinity: ${how}, selector: {app: web}}\n`;
const pod = (policy: string, more = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: job, ${more}}\nspec: {${policy}containers: [{name: job, image: shop}]}\n`;
const statefulSet = (address: string, service = 'queue') =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${service}}\nspec: {${address}selector: {app: queue}}\n---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: queue}\nspec:\n  serviceName: queue\n  template: {spec: {containers: [{name: queue, image: shop}]}}\n`;

const cases: readonly [what: string, text: string, told: readonly string[]][] = [
  [
    'a scheduler that a rollout runs twice',
    clock('replicas: 1'),
    ['info scheduler-overlap: celery, -A, shop, beat'],
  ],
  ['no scheduler that is stopped first', clock('strategy: {type: Recreate}'), []],
  ['no worker', clock('replicas: 1', '[celery, -A, shop, worker]'), []],
  ['several schedulers once', clock('replicas: 2'), ['error scheduler-scaled: celery, -A, shop, beat']],
  ['a Deployment beside its Rollout', rollout(''), ['warning rollout-double: {kind: Deployment, name: web}']],
  [
    'one that counts 1 by default',
    rollout('', 'paused: false'),
    ['warning rollout-double: {kind: Deployment, name: web}'],
  ],
  ['no Deployment that is scaled down', rollout(', scaleDown: onsuccess'), []],
  ['no Deployment that runs nothing', rollout('', 'replicas: 0'), []],
  [
    'an Ingress that keeps callers by a cookie',
    ingress('nginx.ingress.kubernetes.io/affinity: cookie'),
    ['info sticky-sessions: cookie'],
  ],
  ['a Service that keeps callers by their address', affinity('ClientIP'), ['info sticky-sessions: ClientIP']],
  ['no Service that keeps none', affinity('None'), []],
  ['a Pod that nothing makes again', pod(''), ['info naked-pod: job']],
  ['no Pod that is to end', pod('restartPolicy: Never, '), []],
  ['no Pod that is to end well', pod('restartPolicy: OnFailure, '), []],
  ['no Pod of Helm', pod('', 'annotations: {helm.sh/hook: test}'), []],
  ['a StatefulSet under a Service with an address', statefulSet(''), ['info statefulset-service: queue']],
  ['no StatefulSet under a headless Service', statefulSet('clusterIP: None, '), []],
  ['no StatefulSet whose Service is elsewhere', statefulSet('', 'other'), []],
  ['no Ingress with other annotations', ingress('nginx.ingress.kubernetes.io/affinity-mode: balanced'), []],
];

describe('the advice of Kubernetes', () => {
  for (const [what, text, told] of cases)
    it(`tells of ${what}`, async () => {
      assert.deepEqual(await problemsOf({ 'web.yaml': text }, 'web.yaml'), told);
    });
});
