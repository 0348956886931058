import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { openWindow, type Theme, THEMES, type Window } from '../host/e2e';

describe('the matrix and the exports in a window', () => {
  let window: Window;

  before(async () => {
    window = await openWindow({ theme: 'light' });
    await window.runCommand('Formation: Show Process Model');
    await window.webview().getByRole('tab', { name: 'Matrix' }).click();
    await window.webview().getByRole('grid', { name: 'shop' }).waitFor();
  });

  after(() => window.close());

  it('opens the line that sets a quantity, in the file that sets it', async () => {
    await window.screenshot('matrix');
    await window
      .webview()
      .getByRole('button', { name: /^worker, Kubernetes overlays\/production: 4/ })
      .click();
    await window.at('kustomization.yaml', 8);
    assert.ok(await window.webview().getByRole('grid', { name: 'shop' }).isVisible());
  });

  it('writes an SVG of the view that is chosen, where a person says', async () => {
    const svg = (await exported('SVG', 'process-model.svg')).toString('utf8');
    assert.match(svg, /^<svg [^]*>Process type<[^]*>worker<[^]*<\/svg>$/);
    assert.equal(await window.webview().getByRole('tab', { name: 'Matrix', selected: true }).count(), 1);
  });

  it('writes a PNG', async () => {
    const png = await exported('PNG', 'process-model.png');
    assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
    assert.ok(png.readUInt32BE(16) > 400, 'it has a width');
  });

  it('writes the table and the diagram, which is copied too', async () => {
    assert.match(
      (await exported('Markdown', 'process-model.md')).toString('utf8'),
      /^### `shop`\n\n\| Process type \| /,
    );
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await window.runCommand('Formation: Copy as Mermaid');
    await window.page.locator('.statusbar-item', { hasText: 'The graph is copied as Mermaid.' }).waitFor();
    const copied = await window.page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^```mermaid\nflowchart LR\n/);
  });

  async function exported(kind: string, name: string): Promise<Buffer> {
    const path = join(window.workspace, name);
    assert.ok(!existsSync(path));
    await window.runCommand('Formation: Export Process Model...');
    await window.pick(kind);
    const input = window.page.locator('.quick-input-box input:visible');
    await window.page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll<HTMLInputElement>('.quick-input-box input')].some(({ value }) =>
          value.endsWith(wanted),
        ),
      name,
    );
    await input.press('Enter');
    await window.page
      .locator('.notification-toast', { hasText: `The process model is written to ${name}.` })
      .waitFor();
    return readFileSync(path);
  }
});

for (const theme of Object.keys(THEMES) as Theme[])
  describe(`the matrix of every manager: ${theme}`, () => {
    it('tells what is missing', async () => {
      const window = await openWindow({ theme, workspace: 'test/samples/managers' });
      try {
        await window.runCommand('Formation: Show Process Model');
        await window.webview().getByRole('tab', { name: 'Matrix' }).click();
        await window
          .webview()
          .getByRole('gridcell', { name: /^worker, .*Kubernetes.*: missing$/ })
          .waitFor();
        await window.screenshot('matrix-managers');
      } finally {
        await window.close();
      }
    });
  });
