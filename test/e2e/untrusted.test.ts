import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openWindow } from '../host/e2e';

describe('a workspace in Restricted Mode', () => {
  it('has its tree, its problems and its graph, and no way to run anything', async () => {
    const window = await openWindow({
      trusted: false,
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
    const { page } = window;
    try {
      await page.locator('.part.banner', { hasText: 'Restricted Mode' }).waitFor();
      await window.openFile('k8s/base/web.yaml', 9);
      await page.locator('.squiggly-warning').first().waitFor();
      await window.openView('Formation');
      await window.row('worker').waitFor();
      await window.runCommand('Formation: Show Process Model');
      const graph = window.webview();
      await graph.locator('svg .node', { hasText: 'worker' }).click();
      await graph.getByRole('button', { name: 'Scale…' }).click();
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: /^worker.*Docker Compose/ })
        .click();
      await page.locator('.quick-input-box input:visible').fill('3');
      const ways = page.locator('.quick-input-list .monaco-list-row');
      await ways.filter({ hasText: 'worker to 3' }).waitFor();
      const labels = await ways.locator('.label-name').allInnerTexts();
      assert.deepEqual(
        labels.map((label) => label.trim()),
        ['Set worker to 3 in compose.yaml', 'shop · 1 process declared'],
      );
      await window.screenshot('untrusted');
    } finally {
      await window.close();
    }
  });
});
