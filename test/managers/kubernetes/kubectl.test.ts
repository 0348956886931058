import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { managers } from '../../../src/managers/index';
import { serviceOver } from '../../workspace/memory';
import { kubectl, titled, usable } from './kubectl';

const DEPLOYMENT =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: worker, namespace: shop}\nspec:\n  replicas: 1\n  selector: {matchLabels: {app: worker}}\n  template:\n    metadata: {labels: {app: worker}}\n    spec: {containers: [{name: worker, image: shop}]}\n';

/** What the API server was asked to change. */
interface ScaleCall {
  readonly path: string;
  readonly replicas: unknown;
}

/** Discovery, one Deployment and its scale subresource: what `kubectl scale` asks for. */
function apiServer(calls: ScaleCall[]) {
  const metadata = { name: 'worker', namespace: 'shop', resourceVersion: '7', uid: 'u1' };
  const scale = {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata,
    spec: { replicas: 1 },
    status: { replicas: 1 },
  };
  const resources = [
    {
      name: 'deployments',
      singularName: 'deployment',
      namespaced: true,
      kind: 'Deployment',
      verbs: ['get', 'list'],
    },
    {
      ...{ name: 'deployments/scale', singularName: '', namespaced: true, kind: 'Scale' },
      ...{ group: 'autoscaling', version: 'v1', verbs: ['get', 'patch', 'update'] },
    },
  ];
  const answers: Record<string, unknown> = {
    '/api': { kind: 'APIVersions', versions: ['v1'] },
    '/api/v1': { kind: 'APIResourceList', groupVersion: 'v1', resources: [] },
    '/apis': {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: [
        {
          name: 'apps',
          versions: [{ groupVersion: 'apps/v1', version: 'v1' }],
          preferredVersion: { groupVersion: 'apps/v1', version: 'v1' },
        },
      ],
    },
    '/apis/apps/v1': { kind: 'APIResourceList', groupVersion: 'apps/v1', resources },
    '/apis/apps/v1/namespaces/shop/deployments/worker': {
      kind: 'Deployment',
      apiVersion: 'apps/v1',
      metadata,
      spec: {},
    },
    '/apis/apps/v1/namespaces/shop/deployments/worker/scale': scale,
  };
  return createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      if (request.method !== 'GET') {
        const sent = JSON.parse(body) as { spec?: { replicas?: unknown } };
        calls.push({ path, replicas: sent.spec?.replicas });
      }
      const answer = answers[path];
      response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(answer ?? { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 404 }),
      );
    });
  });
}

describe(titled('the real kubectl'), function () {
  this.timeout(60_000);
  const calls: ScaleCall[] = [];
  const server = apiServer(calls);
  const folder = mkdtempSync(join(tmpdir(), 'formation-kubectl-'));
  const env = { ...process.env, KUBECONFIG: join(folder, 'config'), HOME: folder };
  const run = (args: readonly string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(kubectl, [...args], { env }, (error, stdout, stderr) =>
        resolve({ code: error ? 1 : 0, stdout, stderr }),
      );
    });

  before(async function () {
    if (!usable) this.skip();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const cluster = { name: 'c', cluster: { server: `http://127.0.0.1:${port}` } };
    const context = (name: string) => ({ name, context: { cluster: 'c', user: 'u' } });
    const contexts = [context('production'), context('staging')];
    const users = [{ name: 'u', user: {} }];
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [cluster],
      contexts,
      users,
      'current-context': 'staging',
    };
    writeFileSync(join(folder, 'config'), JSON.stringify(config));
  });

  after(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is asked for its contexts, and scales in the chosen one', async () => {
    const { service } = await serviceOver({ 'k8s/worker.yaml': DEPLOYMENT });
    const declaration = service.snapshot.formations[0]?.members[0]?.declarations[0];
    const manager = managers.find(({ id }) => id === 'kubernetes');
    assert.ok(declaration && manager?.targets);
    const query = manager.targets(declaration.environment);
    const targets = query.read(await run(query.command.args));
    assert.ok(!isRefusal(targets));
    assert.deepEqual(
      targets.map(({ id, current }) => [id, current]),
      [
        ['production', false],
        ['staging', true],
      ],
    );
    const [target] = targets;
    assert.ok(target);
    const plans = manager.scale({ ...declaration, count: 3, target, source: (uri) => service.source(uri) });
    assert.ok(!isRefusal(plans) && plans[0]?.verb === 'run');
    const [step] = plans[0].steps;
    assert.deepEqual(step?.args, [
      ...['--context', 'production', 'scale', 'deployment/worker', '--replicas=3'],
      ...['-n', 'shop'],
    ]);
    const result = await run(step.args);
    assert.equal(result.code, 0, result.stderr);
    assert.deepEqual(calls, [
      { path: '/apis/apps/v1/namespaces/shop/deployments/worker/scale', replicas: 3 },
    ]);
  });
});
