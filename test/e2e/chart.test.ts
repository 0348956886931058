import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { openWindow, THEMES, type Theme, type Window } from '../host/e2e';

const column = (window: Window, environment: string, name: string) =>
  window
    .webview()
    .locator('.section', { hasText: environment })
    .locator('.type-column', {
      has: window.webview().locator('.name', { hasText: new RegExp(`^${name}$`) }),
    });

async function openChart(window: Window): Promise<void> {
  await window.runCommand('Formation: Show Process Model');
  await window.webview().getByRole('tab', { name: 'Chart' }).click();
  await column(window, 'compose.yaml', 'worker').waitFor();
}

describe('the formation chart in a window', () => {
  let window: Window | undefined;

  afterEach(async () => {
    await window?.close();
    window = undefined;
  });

  it('plans several quantities and writes them into the manifest at once', async () => {
    window = await openWindow({ theme: 'light' });
    const { page, workspace } = window;
    await openChart(window);
    await column(window, 'compose.yaml', 'worker').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await column(window, 'compose.yaml', 'web').focus();
    await page.keyboard.press('ArrowUp');
    const plan = window.webview().getByRole('region', { name: 'Plan' });
    await plan.getByText('2 changes planned').waitFor();
    await window.screenshot('chart-plan');
    await plan.getByRole('button', { name: 'Apply…' }).click();
    const title = page.locator('.quick-input-title', { hasText: 'web=2,worker=3' });
    await title.waitFor();
    await window.screenshot('chart-apply');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Write to the Manifest' }).click();
    await plan.waitFor({ state: 'hidden' });
    await column(window, 'compose.yaml', 'worker').filter({ hasText: /3$/ }).waitFor();
    await column(window, 'compose.yaml', 'web').filter({ hasText: /2$/ }).waitFor();
    assert.match(readFileSync(join(workspace, 'compose.yaml'), 'utf8'), /replicas: 1/, 'not saved unasked');
  });

  it('leads to the line that declares a column, and is still chosen after a reload', async () => {
    window = await openWindow({ theme: 'dark' });
    await openChart(window);
    await column(window, 'compose.yaml', 'worker').click();
    await window.at('compose.yaml', 21);
    await window.reload();
    await column(window, 'compose.yaml', 'worker').waitFor();
  });

  for (const theme of Object.keys(THEMES) as Theme[])
    it(`looks right in the ${theme} theme, for one manager and for many`, async () => {
      for (const sample of ['shop', 'managers']) {
        window = await openWindow({ theme, workspace: join('test/samples', sample) });
        await window.runCommand('Formation: Show Process Model');
        await window.webview().getByRole('tab', { name: 'Chart' }).click();
        await window.webview().locator('.type-column').first().waitFor();
        await window.screenshot(`chart-${sample}`);
        assert.equal(await window.webview().locator('.screen').count(), 0);
        await window.close();
        window = undefined;
      }
    });
});
