import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../src/core/source';
import { problemsOf, serviceOver } from '../workspace/memory';

const workload = (name: string, kind = 'Deployment') =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n  template:\n    spec:\n      containers:\n        - name: ${name}\n          image: shop\n`;
const autoscaler = (target: string, kind = 'Deployment') =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: ${target}\nspec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: ${kind}\n    name: ${target}\n  minReplicas: 2\n  maxReplicas: 5\n`;
const LOST = ['warning autoscaler-without-target: wbe'];

describe('an autoscaler whose target is not there', () => {
  const cases: [string, Record<string, string>, string[]][] = [
    ['is told of in one file', { 'k8s/hpa.yaml': `${workload('web')}---\n${autoscaler('wbe')}` }, LOST],
    [
      'is told of in a file beside the others',
      { 'k8s/web.yaml': workload('web'), 'k8s/hpa.yaml': autoscaler('wbe') },
      LOST,
    ],
    ['is not told of alone', { 'k8s/hpa.yaml': autoscaler('wbe') }, []],
    [
      'is not told of where the app declares it in another folder',
      {
        'k8s/web.yaml': workload('web'),
        'k8s/hpa.yaml': autoscaler('wbe'),
        'jobs/wbe.yaml': workload('wbe'),
      },
      [],
    ],
    [
      'is not told of where every process type has an autoscaler of its own',
      { 'k8s/web.yaml': `${workload('web')}---\n${autoscaler('web')}`, 'k8s/hpa.yaml': autoscaler('wbe') },
      [],
    ],
    [
      'is not told of beside others of another kind alone',
      { 'k8s/db.yaml': workload('db', 'StatefulSet'), 'k8s/hpa.yaml': autoscaler('wbe') },
      [],
    ],
    [
      'is not told of where a kustomization takes in what is not in the workspace',
      {
        'k8s/kustomization.yaml':
          'resources:\n  - https://example.com/wbe.yaml\n  - web.yaml\n  - hpa.yaml\n',
        'k8s/web.yaml': workload('web'),
        'k8s/hpa.yaml': autoscaler('wbe'),
      },
      [],
    ],
  ];
  for (const [behaviour, files, expected] of cases)
    it(behaviour, async () => {
      assert.deepEqual(await problemsOf(files, 'k8s/hpa.yaml'), expected);
    });

  it('is aimed at the nearest name, which is said before', async () => {
    const text = autoscaler('wbe');
    const { service, uri } = await serviceOver({ 'k8s/web.yaml': workload('web'), 'k8s/hpa.yaml': text });
    const [problem] = service.snapshot.problems.get(uri('k8s/hpa.yaml')) ?? [];
    const [fix] = problem?.fixes ?? [];
    assert.deepEqual([fix?.title, fix?.safe], ['Aim at "web"', false]);
    assert.equal(
      applyEdits(text, fix?.changes()[0]?.edits ?? []),
      text.replace('    name: wbe', '    name: web'),
    );
  });
});
