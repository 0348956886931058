import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { openWindow, type Window } from '../host/e2e';
import { ApiServer } from '../managers/kubernetes/api-server';
import { kubectl, titled, usable } from '../managers/kubernetes/kubectl';

describe(titled('watching a cluster with the real kubectl'), () => {
  const folder = mkdtempSync(join(tmpdir(), 'formation-cluster-'));
  const around = process.env['KUBECONFIG'];
  const path = process.env['PATH'] ?? '';
  const api = new ApiServer();
  let window: Window;

  before(async function () {
    if (!usable) this.skip();
    const server = `http://127.0.0.1:${await api.listen()}`;
    const context = { cluster: 'c', user: 'u', namespace: 'shop' };
    const config = {
      ...{ apiVersion: 'v1', kind: 'Config', users: [{ name: 'u', user: {} }] },
      clusters: [{ name: 'c', cluster: { server } }],
      contexts: ['staging', 'production'].map((name) => ({ name, context })),
      'current-context': 'staging',
    };
    writeFileSync(join(folder, 'config'), JSON.stringify(config));
    process.env['KUBECONFIG'] = join(folder, 'config');
    ready('shop-web', 3, 3);
    ready('shop-worker', 2, 2);
    process.env['PATH'] = [...(kubectl.includes('/') ? [dirname(kubectl)] : []), path].join(delimiter);
    window = await openWindow({ theme: 'light', settings: { 'formation.watch': 'local' } });
  });

  after(async () => {
    await window?.close();
    await api.close();
    process.env['PATH'] = path;
    if (around === undefined) delete process.env['KUBECONFIG'];
    else process.env['KUBECONFIG'] = around;
    rmSync(folder, { recursive: true, force: true });
  });

  const ready = (name: string, replicas: number, readyReplicas: number) =>
    api.put(name, { spec: { replicas }, status: { readyReplicas } }, 'deployments');
  const inTree = (name: string, text: string) =>
    window.page
      .locator(`.pane-body .monaco-list-row[aria-label^="${name},"] .label-description`, { hasText: text })
      .waitFor();

  it('begins when a person turns it on, in the context that is chosen, and follows its pods', async () => {
    const { page } = window;
    await window.openView('Formation');
    await inTree('worker', '2');
    await window.runCommand('Formation: Watch a Cluster or App...');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'k8s/base' }).click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'staging' }).click();
    await inTree('worker', '2/2');
    await inTree('web', '3 of 2–10');
    ready('shop-worker', 2, 1);
    api.put('shop-worker-5d-1', {
      metadata: {
        labels: { 'pod-template-hash': '5d' },
        ownerReferences: [{ kind: 'ReplicaSet', name: 'shop-worker-5d' }],
      },
      status: {
        phase: 'Running',
        containerStatuses: [{ state: { waiting: { reason: 'CrashLoopBackOff' } } }],
      },
    });
    await inTree('worker', '1/2');
    await window.row('worker').click();
    await window.row('Kubernetes').filter({ hasText: '1 in a crash loop' }).waitFor();
    await window.runCommand('Formation: Show Process Model');
    await window.webview().locator('svg .node .badge.health', { hasText: '!' }).waitFor();
    await window.webview().locator('svg .node', { hasText: 'worker' }).click();
    await window.webview().locator('.details .trouble', { hasText: 'crash loop' }).first().waitFor();
    await window.screenshot('watch-cluster');
    await api.close();
    await page.locator('.pane-body', { hasText: 'the cluster does not answer' }).waitFor();
    await inTree('worker', '?/2');
    await api.listen();
    await inTree('worker', '1/2');
  });
});
