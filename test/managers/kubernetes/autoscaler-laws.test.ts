import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { problemsOf } from '../../workspace/memory';

const hpa = (spec: string, name = 'web', kind = 'Deployment') =>
  `---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: ${name}}\nspec:\n  scaleTargetRef: {kind: ${kind}, name: web}\n  ${spec}\n`;
const keda = (spec: string) =>
  `---\napiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: web-queue}\nspec:\n  scaleTargetRef: {name: web}\n  ${spec}\n`;
const workload = (pod: string, kind = 'Deployment') =>
  `---\napiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: web}\nspec:\n  template:\n    spec: {${pod}}\n`;
const onCpu =
  'maxReplicas: 3\n  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]';
const onMemoryValue =
  'maxReplicas: 3\n  metrics: [{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 1Gi}}}]';

const cases: readonly [what: string, text: string, told: readonly string[]][] = [
  ['bounds the wrong way round', hpa('minReplicas: 5\n  maxReplicas: 2'), ['error autoscaler-bounds: 5']],
  ['a maximum below the minimum that is left out', hpa('maxReplicas: 0'), ['error autoscaler-bounds: 0']],
  [
    'bounds of KEDA the wrong way round',
    keda('minReplicaCount: 5\n  maxReplicaCount: 2'),
    ['error autoscaler-bounds: 5'],
  ],
  [
    'a minimum above what KEDA takes for the maximum',
    keda('minReplicaCount: 200'),
    ['error autoscaler-bounds: 200'],
  ],
  [
    'a rest that is no less than the minimum',
    keda('idleReplicaCount: 1\n  minReplicaCount: 1\n  maxReplicaCount: 3'),
    ['error autoscaler-bounds: 1'],
  ],
  ['no rest below the minimum', keda('idleReplicaCount: 0\n  minReplicaCount: 1\n  maxReplicaCount: 3'), []],
  ['no count that is still to be filled in', hpa('minReplicas: 5\n  maxReplicas: ${MAX}'), []],
  ['a range of one count', hpa('minReplicas: 2\n  maxReplicas: 2'), ['info autoscaler-fixed-range: 2']],
  [
    'two that aim at one workload',
    hpa('maxReplicas: 3') + keda('maxReplicaCount: 3'),
    ['error two-autoscalers: web-queue'],
  ],
  [
    'none that takes over the other',
    hpa('maxReplicas: 3') +
      keda('maxReplicaCount: 3').replace(
        '{name: web-queue}',
        '{name: web-queue, annotations: {scaledobject.keda.sh/transfer-hpa-ownership: "true"}}',
      ),
    [],
  ],
  ['no two versions of one', hpa('maxReplicas: 3') + hpa('maxReplicas: 4'), []],
  [
    'a workload that each node has one of',
    hpa('maxReplicas: 3', 'web', 'DaemonSet'),
    ['error autoscaler-target: DaemonSet'],
  ],
  [
    'a workload of another kind',
    workload('containers: [{name: web, image: shop}]', 'StatefulSet') + hpa('maxReplicas: 3'),
    ['warning autoscaler-target: Deployment'],
  ],
  ['no workload that may be elsewhere', hpa('maxReplicas: 3'), []],
  [
    'a share of nothing',
    workload('containers: [{name: web, image: shop}]') + hpa(onCpu),
    ['warning autoscaler-without-requests: cpu'],
  ],
  [
    'a share of nothing in a container beside it',
    workload(
      'containers: [{name: web, image: shop, resources: {requests: {cpu: 1}}}, {name: log, image: log}]',
    ) + hpa(onCpu),
    ['warning autoscaler-without-requests: cpu'],
  ],
  [
    'no share of a limit',
    workload('containers: [{name: web, image: shop, resources: {limits: {cpu: 1}}}]') + hpa(onCpu),
    [],
  ],
  [
    'no share of what the pod requests',
    workload('resources: {requests: {cpu: 1}}, containers: [{name: web, image: shop}]') + hpa(onCpu),
    [],
  ],
  ['no value that is no share', workload('containers: [{name: web, image: shop}]') + hpa(onMemoryValue), []],
];

describe('the laws of autoscalers', () => {
  for (const [what, text, told] of cases)
    it(`tell of ${what}`, async () => {
      const lines = await problemsOf({ 'web.yaml': text }, 'web.yaml');
      assert.deepEqual(
        lines.filter((line) => !line.includes('syntax')),
        told,
      );
    });
});
