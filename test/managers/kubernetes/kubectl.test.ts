import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import type { Command, Plan, RunPlan, ScaleRequest, Target } from '../../../src/core/manager';
import { dryRunOf, plansFor } from '../../../src/core/plans';
import { kubernetes } from '../../../src/managers/kubernetes/index';
import { serviceOver } from '../../workspace/memory';
import { kubectl, titled, usable } from './kubectl';
import { ScaleServer } from './scale-server';

const DEPLOYMENT =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: worker, namespace: shop}\nspec:\n  replicas: 1\n  selector: {matchLabels: {app: worker}}\n  template:\n    metadata: {labels: {app: worker}}\n    spec: {containers: [{name: worker, image: shop}]}\n';
const AUTOSCALER =
  '---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: worker, namespace: shop}\nspec:\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: worker}\n  minReplicas: 2\n  maxReplicas: 10\n';

const SCALE = '/apis/apps/v1/namespaces/shop/deployments/worker/scale';

describe(titled('the real kubectl'), function () {
  this.timeout(60_000);
  const api = new ScaleServer();
  const folder = mkdtempSync(join(tmpdir(), 'formation-kubectl-'));
  const env = { ...process.env, KUBECONFIG: join(folder, 'config'), HOME: folder };
  const run = ({ args }: Pick<Command, 'args'>) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(kubectl, [...args], { env }, (error, stdout, stderr) =>
        resolve({ code: error ? 1 : 0, stdout, stderr }),
      );
    });

  before(async function () {
    if (!usable) this.skip();
    await new Promise<void>((resolve) => api.server.listen(0, '127.0.0.1', resolve));
    const { port } = api.server.address() as AddressInfo;
    const context = (name: string, namespace?: string) => ({
      name,
      context: { cluster: 'c', user: 'u', ...(namespace === undefined ? {} : { namespace }) },
    });
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'c', cluster: { server: `http://127.0.0.1:${port}` } }],
      contexts: [context('production', 'shop'), context('staging')],
      users: [{ name: 'u', user: {} }],
      'current-context': 'staging',
    };
    writeFileSync(join(folder, 'config'), JSON.stringify(config));
  });

  beforeEach(() => {
    api.changes.length = 0;
    [api.replicas, api.readOnly] = [2, false];
  });

  after(() => {
    api.server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function scaled(count: number, more: Partial<ScaleRequest> = {}, text = DEPLOYMENT) {
    const { service } = await serviceOver({ 'k8s/worker.yaml': text });
    const declaration = service.snapshot.formations[0]?.members[0]?.declarations[0];
    assert.ok(declaration && kubernetes.targets);
    const query = kubernetes.targets(declaration.environment);
    const targets = query.read(await run(query.command));
    assert.ok(!isRefusal(targets));
    const [target] = targets;
    assert.ok(target);
    const source = (uri: string) => service.source(uri);
    const plans = plansFor(kubernetes, { ...declaration, count, target, source, ...more });
    assert.ok(!isRefusal(plans));
    return { plans, targets };
  }

  const runPlan = (plans: readonly Plan[], fits: (plan: RunPlan) => boolean = ({ instead }) => !instead) => {
    const plan = plans.find((candidate): candidate is RunPlan => candidate.verb === 'run' && fits(candidate));
    assert.ok(plan?.steps[0]);
    return { plan, step: plan.steps[0] };
  };

  it('is asked for its contexts, and scales in the chosen one', async () => {
    const { plans, targets } = await scaled(3);
    assert.deepEqual(
      targets.map(({ id, current, part }: Target) => [id, current, part]),
      [
        ['production', false, 'shop'],
        ['staging', true, 'default'],
      ],
    );
    const { step } = runPlan(plans);
    assert.deepEqual(step.args, [
      ...['--context', 'production', 'scale', 'deployment/worker', '--replicas=3'],
      ...['-n', 'shop'],
    ]);
    const result = await run(step);
    assert.equal(result.code, 0, result.stderr);
    assert.deepEqual(api.changes, [{ path: SCALE, method: 'PATCH', dryRun: false, spec: { replicas: 3 } }]);
  });

  it('rehearses on the server, where nothing changes', async () => {
    const { plan } = runPlan((await scaled(3)).plans);
    const [step] = dryRunOf(kubernetes, plan) ?? [];
    assert.ok(step);
    const result = await run(step);
    assert.match(result.stdout, /server dry run/);
    assert.deepEqual([api.replicas, api.changes.map(({ dryRun }) => dryRun)], [2, [true]]);
  });

  it('scales on the condition of what was seen, and not where that is so no more', async () => {
    const { step } = runPlan((await scaled(5, { observed: 2 })).plans);
    api.replicas = 4;
    const refused = await run(step);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /Expected replicas to be 2, was 4/);
    api.replicas = 2;
    const result = await run(step);
    assert.equal(result.code, 0, result.stderr);
    assert.equal(api.replicas, 5);
  });

  it('says why it may not', async () => {
    api.readOnly = true;
    const result = await run(runPlan((await scaled(5)).plans).step);
    assert.equal(result.code, 1);
    assert.match(result.stderr, /Forbidden.*cannot PATCH/);
    assert.equal(api.replicas, 2);
  });

  it('moves the bounds of an autoscaler instead, where that is chosen', async () => {
    const { plans } = await scaled(5, {}, DEPLOYMENT + AUTOSCALER);
    const result = await run(runPlan(plans, ({ instead }) => instead === true).step);
    assert.equal(result.code, 0, result.stderr);
    assert.deepEqual(api.changes, [
      {
        path: '/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/worker',
        ...{ method: 'PATCH', dryRun: false, spec: { minReplicas: 5 } },
      },
    ]);
  });

  it('starts the pods of a workload again', async () => {
    const { service } = await serviceOver({ 'k8s/worker.yaml': DEPLOYMENT });
    const declaration = service.snapshot.formations[0]?.members[0]?.declarations[0];
    assert.ok(declaration);
    const target: Target = { id: 'production', title: 'production', remote: true, current: false };
    const plan = kubernetes.operate?.('restart', {
      ...declaration,
      target,
      source: (uri) => service.source(uri),
    });
    assert.ok(plan && !isRefusal(plan) && plan.steps[0]);
    const result = await run(plan.steps[0]);
    assert.equal(result.code, 0, result.stderr);
    const [change] = api.changes;
    assert.match(JSON.stringify(change?.spec), /kubectl.kubernetes.io\/restartedAt/);
  });
});
