import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { openWindow, type Window } from '../host/e2e';
import { temporaryFolder } from '../host/temporary';
import { kubectl, titled, usable } from '../managers/kubernetes/kubectl';

const CONFIG = {
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [{ name: 'c', cluster: { server: 'http://127.0.0.1:9' } }],
  contexts: [{ name: 'staging', context: { cluster: 'c', user: 'u', namespace: 'shop' } }],
  users: [{ name: 'u', user: {} }],
  'current-context': 'staging',
};

describe('the prompt', () => {
  let window: Window | undefined;
  const before = process.env['KUBECONFIG'];

  afterEach(async () => {
    await window?.close();
    window = undefined;
    if (before === undefined) delete process.env['KUBECONFIG'];
    else process.env['KUBECONFIG'] = before;
  });

  it(titled('offers the bounds of an autoscaler first, and writes them'), async function () {
    if (!usable || kubectl !== 'kubectl') this.skip();
    const config = join(temporaryFolder('kubeconfig'), 'config');
    writeFileSync(config, JSON.stringify(CONFIG));
    process.env['KUBECONFIG'] = config;
    window = await openWindow({ theme: 'dark' });
    const { page } = window;
    await window.openFile('k8s/base/web.yaml', 1);
    await window.lenses();
    await window.clickLens('Scale...');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'k8s/base' }).first().click();
    const title = page.locator('.quick-input-title', { hasText: 'Scale shop-web with Kubernetes' });
    await title.waitFor();
    assert.match(await title.innerText(), /staging/);
    await page.locator('.quick-input-box input:visible').fill('5');
    await rows.filter({ hasText: 'Let shop-web keep at least 5 in staging' }).waitFor();
    await rows.filter({ hasText: 'keeps 2 to 10' }).waitFor();
    await window.screenshot('scale-autoscaled');
    await page.locator('.quick-input-box input:visible').fill('x');
    await rows.filter({ hasText: 'Type a number' }).waitFor();
    await window.screenshot('scale-wrong');
    await page.locator('.quick-input-box input:visible').fill('5');
    await rows.filter({ hasText: 'keeps at least 5 into' }).click();
    await window.openFile('k8s/base/hpa.yaml', 1);
    await page.locator('.view-line', { hasText: /minReplicas:.5/ }).waitFor();
  });
});

describe('a Procfile without a runner', () => {
  it('runs in a terminal of its own, after its line was shown, until it is stopped', async () => {
    const workspace = join(temporaryFolder('procfile'), 'local');
    mkdirSync(workspace);
    writeFileSync(
      join(workspace, 'Procfile'),
      'web: echo "$GREETING at $PORT"; sleep 600\nworker: sleep 600\n',
    );
    writeFileSync(join(workspace, '.env'), "GREETING='good day'\n");
    const window = await openWindow({ theme: 'light', workspace });
    const { page } = window;
    try {
      await window.openView('Formation');
      await window.row('web').click();
      await window.runCommand('Formation: Run Process Type...');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'web' }).first().click();
      await page.locator('.monaco-dialog-box', { hasText: 'PORT=5000' }).waitFor();
      await window.screenshot('run-confirm');
      await window.confirm('Run');
      assert.match(await window.terminal('good day at 5000'), /good day at 5000/);
      await window.screenshot('run-terminal');
      await window.runCommand('Formation: Run Formation...');
      await page.locator('.quick-input-list', { hasText: 'Each in a terminal of its own' }).waitFor();
      await window.screenshot('run-formation');
      await page.keyboard.press('Escape');
      await window.runCommand('Formation: Stop Process Type...');
      // A terminal whose process ended takes any key for its end.
      await window.row('worker').click();
      await window.runCommand('Formation: Stop Process Type...');
      await page.locator('.notification-toast', { hasText: 'nothing that this can be done to' }).waitFor();
    } finally {
      await window.close();
    }
  });
});
