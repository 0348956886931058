import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { openWindow, THEMES, type Theme, type Window } from '../host/e2e';

for (const theme of Object.keys(THEMES) as Theme[]) {
  describe(`the packaged extension, in the ${theme} theme`, () => {
    let window: Window;

    beforeEach(async () => {
      window = await openWindow({ theme });
    });

    afterEach(() => window.close());

    it('shows the formation in the tree, the manifest and the graph', async () => {
      await window.openFile('compose.yaml', 1);
      const lenses = await window.lenses();
      assert.ok(
        lenses.some((text) => text.includes('process')),
        lenses.join(),
      );
      await window.openView('Formation');
      await window.row('worker').click();
      await window.row('web').click();
      await window.row('Kubernetes').first().waitFor();
      const hover = await window.hover('worker');
      assert.match(hover, /Kubernetes Deployment, .* · 2 processes/);
      await window.screenshot('tree-and-hover');
      await window.runCommand('Formation: Show Process Model');
      const graph = window.webview();
      await graph.locator('svg .node', { hasText: 'worker' }).first().waitFor();
      await window.screenshot('graph');
      await graph.locator('svg .node', { hasText: 'web' }).click();
      await graph.locator('.details').waitFor();
      await window.screenshot('graph-and-declaration');
    });

    it('tells of a problem, explains its rule, and offers the fix', async () => {
      const { page } = window;
      await window.openFile('k8s/base/web.yaml', 1);
      await page.locator('.squiggly-warning').first().waitFor();
      assert.deepEqual(await window.lenses(), ['2–10 processes | Scale...']);
      await window.openView('Formation');
      const badge = window.row('web').locator('.monaco-decoration-badge');
      await badge.waitFor();
      const shown = await badge.evaluate((label) => getComputedStyle(label, '::after').content);
      assert.equal(shown, '"1"');
      assert.match(await window.hover('shop-web'), /3 takes its place .* web\.yaml:9/);
      await window.screenshot('problem-in-hover');
      await page.locator('.monaco-hover:visible a', { hasText: 'web.yaml:9' }).click();
      await window.at('web.yaml', 9);
      await window.click('3');
      await window.quickFixes('Remove');
      await window.screenshot('quick-fix');
      await page.keyboard.press('Enter');
      await page.locator('.monaco-dialog-box', { hasText: 'kubectl apply' }).waitFor();
      await window.screenshot('quick-fix-consequence');
      await page.keyboard.press('Escape');
      const explained = await window.hover('3');
      for (const part of [
        /An autoscaler moves the number/,
        /Instead of/,
        /Source: https/,
        /The rule static-count/,
      ])
        assert.match(explained, part);
      await window.screenshot('problem-explained');
      await page.locator('.monaco-hover:visible a.code-link').click();
      const rule = window.webview().getByRole('heading', { name: 'static-count-under-autoscaler' });
      await rule.waitFor();
      await window.screenshot('rule');
    });
  });
}
