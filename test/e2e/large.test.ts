import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { openWindow, THEMES, type Theme, type Window } from '../host/e2e';
import { temporaryFolder } from '../host/temporary';

const KINDS = ['web', 'api', 'worker', 'consumer', 'mailer', 'relay', 'indexer'];
const NAMES = ['billing', 'orders', 'search', 'catalogue', 'identity', 'shipping', 'payments', 'inventory'];
const AREAS = ['core', 'eu', 'us', 'partner', 'internal'];

/** 40 projects of 25 services each: 24 process types and a database. */
function workspace(): string {
  const folder = join(temporaryFolder('large'), 'platform');
  for (let app = 0; app < 40; app++) {
    const at = join(folder, `${NAMES[app % 8] ?? ''}-${AREAS[Math.floor(app / 8)] ?? ''}`);
    mkdirSync(at, { recursive: true });
    const services = Array.from({ length: 24 }, (_, index) =>
      [
        `  ${KINDS[index % KINDS.length] ?? ''}-${index}:`,
        '    image: example',
        `    scale: ${1 + ((index * 7 + app) % 4)}`,
        `    depends_on: [${index % 6 === 0 ? 'db' : `${KINDS[(index - 1) % KINDS.length] ?? ''}-${index - 1}, db`}]`,
      ].join('\n'),
    );
    const text = `services:\n${services.join('\n')}\n  db:\n    image: postgres:16\n`;
    writeFileSync(join(at, 'compose.yaml'), text);
  }
  return folder;
}

/** Of this app the tests speak. */
const APP = 'orders-eu';

describe('a workspace of 1,000 process types', () => {
  let window: Window;
  const card = () => window.webview().locator('.app', { hasText: APP });
  const node = (name: string) => window.webview().locator(`svg .node[data-id$="#${name}"]`);
  const overview = () => window.webview().locator('.overview');

  before(async () => {
    window = await openWindow({ theme: 'light', workspace: workspace() });
    await window.runCommand('Formation: Show Process Model');
    await card().waitFor();
  });

  after(() => window.close());

  it('is seen as an overview of its 40 apps', async () => {
    await window
      .webview()
      .getByText(/^40 apps · 960 process types · 40 backing services$/)
      .waitFor();
    assert.equal(await window.webview().locator('.app').count(), 40);
    assert.match((await card().getAttribute('aria-label')) ?? '', /24 process types, 1 backing service/);
    await window.screenshot('large');
  });

  it('opens an app by a click, and a line of its manifest by another', async () => {
    await card().click();
    await overview().waitFor({ state: 'hidden' });
    assert.equal(await window.webview().locator('svg .node[data-id]').count(), 25);
    await window.screenshot('large-opened');
    await node('worker-2').click();
    await window.at('compose.yaml', 10);
  });

  it('follows an edit of the app that is open, and leads back', async () => {
    await window.click('relay-5:');
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('ArrowLeft');
    await window.page.keyboard.type('-and-more');
    await node('relay-5-and-more').waitFor();
    assert.equal(await window.webview().locator('svg .node[data-id]').count(), 25);
    await window.page.keyboard.press('Control+S');
    await window.page.locator('.tab.dirty').waitFor({ state: 'detached' });
    await window.webview().locator('.trail .back').click();
    await card().waitFor();
  });

  it('comes back after the window was reloaded, with the app that was open', async () => {
    await card().click();
    await overview().waitFor({ state: 'hidden' });
    await window.reload();
    await node('worker-2').waitFor();
    assert.equal(await window.webview().locator('.trail b').innerText(), APP);
  });
});

for (const theme of (Object.keys(THEMES) as Theme[]).filter((one) => one !== 'light')) {
  describe(`a workspace of 1,000 process types: ${theme}`, () => {
    it('is seen as an overview of its 40 apps', async () => {
      const window = await openWindow({ theme, workspace: workspace() });
      try {
        await window.runCommand('Formation: Show Process Model');
        await window.webview().locator('.app', { hasText: APP }).waitFor();
        assert.equal(await window.webview().locator('.app').count(), 40);
        await window.screenshot('large');
      } finally {
        await window.close();
      }
    });
  });
}
