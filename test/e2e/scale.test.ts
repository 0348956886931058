import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { openWindow, type Theme, type Window } from '../host/e2e';
import { compose, containersOf, hasEngine, pickCompose, runScale } from './scaling';

const title = hasEngine
  ? 'scaling with a real engine'
  : 'scaling (skipped: no Docker engine is running, and FORMATION_REQUIRE does not ask for one)';

describe(title, () => {
  let window: Window | undefined;

  async function open(this: Mocha.Context, theme: Theme): Promise<Window> {
    if (!hasEngine) this.skip();
    window = await openWindow({ theme, settings: { 'formation.watch': 'local' } });
    return window;
  }

  afterEach(async () => {
    if (window) compose(window, 'down', '-t', '0');
    await window?.close();
    window = undefined;
  });

  it('from the palette leaves three containers of the worker running', async function () {
    const shop = await open.call(this, 'light');
    await shop.openFile('compose.yaml', 1);
    await shop.lenses();
    await shop.runCommand('Formation: Scale Process Type...');
    await shop.page.locator('.quick-input-list', { hasText: 'Docker Compose' }).waitFor();
    await shop.screenshot('scale-which');
    await pickCompose(shop, 'worker');
    await runScale(shop, 'worker', 3);
    assert.equal(containersOf(shop, 'worker'), 3);
    await shop.page.locator('.codelens-decoration', { hasText: '3/1 running' }).waitFor();
  });

  it('from a CodeLens leaves five containers of the worker running, and the CodeLens follows', async function () {
    const shop = await open.call(this, 'light');
    compose(shop, 'up', '-d', '--no-deps', 'worker');
    await shop.openFile('compose.yaml', 20);
    const lens = shop.page.locator('.codelens-decoration', { hasText: '1/1 running' });
    await lens.getByText('Scale...').click();
    await runScale(shop, 'worker', 5);
    assert.equal(containersOf(shop, 'worker'), 5);
    await shop.page.locator('.codelens-decoration', { hasText: '5/1 running' }).waitFor();
  });

  it('from the graph leaves three containers of the worker running', async function () {
    const shop = await open.call(this, 'dark');
    await shop.runCommand('Formation: Show Process Model');
    const graph = shop.webview();
    await graph.locator('svg .node', { hasText: 'worker' }).click();
    await graph.getByRole('button', { name: 'Scale…' }).click();
    await pickCompose(shop, 'worker');
    await runScale(shop, 'worker', 3);
    assert.equal(containersOf(shop, 'worker'), 3);
    await graph.locator('svg .node', { hasText: 'worker' }).getByText('3/1').waitFor();
  });

  it('from the tree starts at what runs, and leaves three containers of the worker running', async function () {
    const shop = await open.call(this, 'high-contrast');
    compose(shop, 'up', '-d', '--no-deps', '--scale', 'worker=2', 'worker');
    await shop.openView('Formation');
    await shop.row('worker').click();
    const declaration = shop.row('Docker Compose');
    // While the tree is made anew with what runs, VS Code knows none of its rows.
    await declaration.locator('.label-description', { hasText: '2/1' }).waitFor();
    await declaration.hover();
    await declaration.getByRole('button', { name: 'Scale Process Type...' }).click();
    await shop.page.locator('.quick-input-widget', { hasText: '2 running' }).waitFor();
    await runScale(shop, 'worker', 3);
    assert.equal(containersOf(shop, 'worker'), 3);
    await declaration.locator('.label-description', { hasText: '3/1' }).waitFor();
  });
});
