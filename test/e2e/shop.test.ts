import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { openWindow, THEMES, type Theme } from '../host/e2e';

for (const theme of Object.keys(THEMES) as Theme[]) {
  describe(`the packaged extension, in the ${theme} theme`, () => {
    it('shows the formation in the tree, the manifest and the graph', async () => {
      const window = await openWindow({ theme });
      try {
        await window.openFile('compose.yaml', 1);
        const lenses = await window.lenses();
        assert.ok(
          lenses.some((text) => text.includes('process')),
          lenses.join(),
        );
        await window.page.locator('.activitybar [aria-label^="Formation"]').first().click();
        await window.page.locator('.pane-body [aria-label*="worker"]').first().waitFor();
        await window.hover('worker');
        await window.screenshot('tree-and-hover');
        await window.runCommand('Formation: Show Process Model');
        const graph = window.webview();
        await graph.locator('svg .node', { hasText: 'worker' }).first().waitFor();
        await window.screenshot('graph');
      } finally {
        await window.close();
      }
    });
  });
}
