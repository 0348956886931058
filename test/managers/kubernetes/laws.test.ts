import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { laws } from '../../../src/managers/kubernetes/laws';
import { problemsOf, serviceOver } from '../../workspace/memory';

describe('the laws of Kubernetes and kustomize', () => {
  for (const { id, docs } of laws)
    it(`tell of the bad example of ${id}, and of nothing in the good one`, async () => {
      const told = async ({ file, text }: { readonly file: string; readonly text: string }) =>
        (await problemsOf({ [file]: text }, file)).filter((line) => line.includes(` ${id}: `));
      assert.equal((await told(docs.bad)).length, 1);
      assert.deepEqual(await told(docs.good), []);
    });

  const budget = (spec: string, replicas = 3) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: ${replicas}\n  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: shop}]}}\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {selector: {matchLabels: {app: web}}, ${spec}}\n`;
  for (const [spec, told] of [
    ['maxUnavailable: 0', '0'],
    ["maxUnavailable: '0%'", "'0%'"],
    ["minAvailable: '100%'", "'100%'"],
    ['minAvailable: 3', '3'],
    ['minAvailable: 2', undefined],
    ["minAvailable: '50%'", undefined],
    ['maxUnavailable: 1', undefined],
  ] as const)
    it(`know whether a budget of ${spec} for three pods lets one go`, async () => {
      assert.deepEqual(
        await problemsOf({ 'web.yaml': budget(spec) }, 'web.yaml'),
        told === undefined ? [] : [`warning disruption-budget-blocks: ${told}`],
      );
    });

  it('see that an autoscaler may make it several pods', async () => {
    const { bad } = laws.find(({ id }) => id === 'single-node-volume')?.docs ?? {};
    const one = (bad?.text ?? '').replace('  replicas: 2\n', '');
    const scaler =
      '---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {scaleTargetRef: {kind: Deployment, name: web}, maxReplicas: 3}\n';
    assert.deepEqual(await problemsOf({ 'web.yaml': one }, 'web.yaml'), []);
    assert.deepEqual(await problemsOf({ 'web.yaml': one + scaler }, 'web.yaml'), [
      'warning single-node-volume: uploads',
    ]);
  });

  it('see a claim that a base declares and an overlay scales beyond one node', async () => {
    const { service, uri } = await serviceOver({
      'base/kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: shop-\n',
      'base/web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers: [{name: web, image: shop}]\n      volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]\n---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {accessModes: [ReadWriteOncePod]}\n',
      'over/kustomization.yaml': 'resources: [../base]\nreplicas: [{name: web, count: 2}]\n',
    });
    const problems = service.snapshot.problems.get(uri('base/web.yaml')) ?? [];
    const text = service.source(uri('base/web.yaml'))?.text ?? '';
    assert.deepEqual(
      problems.map(({ rule, severity, at: { span } }) => [rule, severity, text.slice(span.start, span.end)]),
      [['single-node-volume', 'error', 'data']],
    );
  });
});
