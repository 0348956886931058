import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import type { Declaration } from '../../../src/core/model';
import { kubernetes } from '../../../src/managers/kubernetes/index';
import { processes } from '../../../src/vscode/watch/processes';
import type { WatchHost } from '../../../src/workspace/watch/host';
import { Watches } from '../../../src/workspace/watch/watches';
import { serviceOver } from '../../workspace/memory';
import { isNotKnown, runs, until } from '../../workspace/watch/until';
import { ApiServer } from './api-server';
import { kubectl, titled, usable } from './kubectl';

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 3
  template: { spec: { containers: [{ name: web, image: shop }] } }
`;

/** The host of the editor, with the kubectl that is meant. */
const host: WatchHost = {
  ...processes,
  run: (command, ...more) => processes.run({ ...command, executable: kubectl }, ...more),
  follow: (command, ...more) => processes.follow({ ...command, executable: kubectl }, ...more),
};

describe(titled('watching with the real kubectl'), function () {
  this.timeout(90_000);
  const folder = mkdtempSync(join(tmpdir(), 'formation-kubectl-'));
  const around = process.env['KUBECONFIG'];
  const target = { id: 'staging', title: 'staging', remote: true, current: true };
  let api: ApiServer;
  let watches: Watches;
  let declaration: Declaration;

  before(function () {
    if (!usable) this.skip();
    process.env['KUBECONFIG'] = join(folder, 'config');
  });

  after(() => {
    if (around === undefined) delete process.env['KUBECONFIG'];
    else process.env['KUBECONFIG'] = around;
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    api = new ApiServer();
    const server = `http://127.0.0.1:${await api.listen()}`;
    const config = {
      ...{ apiVersion: 'v1', kind: 'Config', users: [{ name: 'u', user: {} }] },
      clusters: [{ name: 'c', cluster: { server } }],
      contexts: [{ name: 'staging', context: { cluster: 'c', user: 'u' } }],
    };
    writeFileSync(join(folder, 'config'), JSON.stringify(config));
    const { service } = await serviceOver({ 'k8s/web.yaml': WEB });
    const found = service.snapshot.formations[0]?.members[0]?.declarations[0];
    assert.ok(found);
    const environment = { ...found.environment, folder: URI.file(folder).toString() };
    declaration = { ...found, environment };
    api.put('web', { spec: { replicas: 3 }, status: { replicas: 3, readyReplicas: 2 } }, 'deployments');
    watches = new Watches(host);
    watches.want([{ environment, manager: kubernetes, target }]);
  });

  afterEach(async () => {
    if (!usable) return;
    watches.dispose();
    await api.close();
  });

  const observed = () => {
    const running = watches.running(declaration);
    return running?.known === true ? running.observed : undefined;
  };
  /** A pod of web's ReplicaSet, which is how a Deployment's pods know it. */
  const pod = (name: string, status: Readonly<Record<string, unknown>>) =>
    api.put(name, {
      metadata: {
        labels: { 'pod-template-hash': '5d' },
        ownerReferences: [{ kind: 'ReplicaSet', name: 'web-5d' }],
      },
      status,
    });
  const scaled = (readyReplicas: number) =>
    api.put('web', { spec: { replicas: 3 }, status: { readyReplicas } }, 'deployments');
  /** Until kubectl listens to what happens. */
  const listening = async (times = 1) => {
    while (api.watchedFrom.length < times) await new Promise((done) => setTimeout(done, 20));
  };

  it('tells what is ready and what the cluster wants, and follows the changes of pods', async () => {
    await until(watches, declaration, runs(2));
    assert.deepEqual(observed(), { key: 'Deployment/shop/web', running: 2, wanted: 3 });
    await listening();
    scaled(3);
    pod('web-5d-1', { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] });
    await until(watches, declaration, runs(3));
    scaled(0);
    api.remove('web-5d-1');
    await until(watches, declaration, runs(0));
  });

  it('tells what is wrong with the pods of a Deployment', async () => {
    const waiting = (reason: string) => ({ containerStatuses: [{ state: { waiting: { reason } } }] });
    pod('web-5d-1', { phase: 'Running', ...waiting('CrashLoopBackOff') });
    pod('web-5d-2', { phase: 'Pending', ...waiting('ImagePullBackOff') });
    const conditions = [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable' }];
    pod('web-5d-3', { phase: 'Pending', conditions });
    pod('web-5d-4', { phase: 'Running', conditions: [{ type: 'Ready', status: 'False' }] });
    pod('web-5d-5', { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] });
    await until(watches, declaration, ({ known }) => known);
    await until(watches, declaration, () => (observed()?.troubles ?? []).length === 4);
    assert.deepEqual(observed()?.troubles, [
      { kind: 'crash-loop', count: 1 },
      { kind: 'pending', count: 1, reason: 'ImagePullBackOff' },
      { kind: 'pending', count: 1, reason: 'Unschedulable' },
      { kind: 'unhealthy', count: 1 },
    ]);
  });

  it('listens again after the history was gone (410)', async () => {
    await until(watches, declaration, runs(2));
    await listening();
    api.expire();
    scaled(1);
    await until(watches, declaration, runs(1));
    await listening(2);
    pod('web-5d-9', { phase: 'Running' });
    scaled(3);
    pod('web-5d-9', { phase: 'Running' });
    await until(watches, declaration, runs(3));
  });

  it('does not know what it may not see, or after the login has expired, and says so', async () => {
    await until(watches, declaration, runs(2));
    const message = 'pods is forbidden: User "u" cannot list resource "pods"';
    api.failure = { code: 403, reason: 'Forbidden', message };
    watches.refresh();
    await until(watches, declaration, isNotKnown(/forbidden: User "u" cannot list/));
    api.failure = { code: 401, reason: 'Unauthorized', message: 'Unauthorized' };
    await until(watches, declaration, isNotKnown(/^the login has expired$/));
    api.failure = undefined;
    await until(watches, declaration, runs(2));
  });

  it('does not know while the cluster is away, and knows again when it is back', async () => {
    await until(watches, declaration, runs(2));
    await listening();
    await api.close();
    await until(watches, declaration, isNotKnown(/^the cluster does not answer$/));
    await api.listen();
    await until(watches, declaration, runs(2));
  });
});
