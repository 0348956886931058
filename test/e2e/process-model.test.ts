import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { openWindow, type Window } from '../host/e2e';
import { temporaryFolder } from '../host/temporary';

const node = (window: Window, name: string) => window.webview().locator('svg .node', { hasText: name });
const sizeIn = (transform: string | null) => /scale\(.*\)/.exec(transform ?? '')?.[0];
const zoomOf = (window: Window) => window.webview().locator('.world').getAttribute('transform');

/** The quantity that Docker Compose has in a node. */
const quantityIn = (window: Window, name: string) =>
  node(window, name).locator('.quantities > g:has([data-manager="compose"]) text');

describe('the process model in a window', () => {
  let window: Window;

  before(async () => {
    window = await openWindow({ theme: 'light' });
    await window.runCommand('Formation: Show Process Model');
    await node(window, 'worker').waitFor();
  });

  after(() => window.close());

  it('asks to how many by keyboard, though the line that declares it is still being opened', async () => {
    const { keyboard } = window.page;
    await node(window, 'worker').focus();
    await keyboard.press('Enter');
    await keyboard.press('s');
    await window.pick('worker, Docker Compose');
    await window.page.locator('.quick-input-title', { hasText: 'Scale worker' }).waitFor();
    await keyboard.press('Escape');
    await window.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await window.at('Procfile', 2);
  });

  it('opens the line that declares what is clicked, and stays in sight beside it', async () => {
    await node(window, 'worker').click();
    await window.at('Procfile', 2);
    await window.webview().getByTitle('Open compose.yaml').click();
    await window.at('compose.yaml', 21);
    assert.equal(await window.page.locator('.editor-group-container').count(), 2);
    assert.ok(await node(window, 'worker').isVisible());
  });

  it('finds a process type by a part of its name', async () => {
    const graph = window.webview();
    await graph.getByLabel('Find process type').fill('ork');
    await graph.locator('.node.match').waitFor();
    assert.equal(await graph.locator('.node.match').getAttribute('aria-label'), await labelOf('worker'));
    assert.equal(await graph.locator('.toolbar .count').innerText(), '1');
    await graph.getByLabel('Find process type').fill('');
    await graph.locator('.node.match').waitFor({ state: 'detached' });
  });

  it('shows only what is near a process type of the tree, when its menu is asked to', async () => {
    const graph = window.webview();
    const drawn = () => graph.locator('svg .node[data-id]').count();
    const all = await drawn();
    await window.openView('Formation');
    await window.chooseFor(window.row('worker'), 'Focus in Process Model');
    await graph.getByRole('button', { name: 'Leave focus' }).waitFor();
    await node(window, 'web').waitFor({ state: 'detached' });
    assert.equal(await drawn(), 3, 'the worker, the cache and the database');
    await graph.getByRole('button', { name: 'Leave focus' }).click();
    await node(window, 'web').waitFor();
    assert.equal(await drawn(), all);
  });

  it('follows an edit of the manifest as it is typed, and keeps the zoom', async () => {
    await window.webview().getByLabel('Zoom In').click();
    const zoom = await zoomOf(window);
    await window.page.locator('.tab[data-resource-name="compose.yaml"]').click();
    await window.click('replicas: 1');
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('Backspace');
    await window.page.keyboard.type('7');
    await quantityIn(window, 'worker').getByText('7').waitFor();
    assert.equal(await zoomOf(window), zoom);
  });

  it('keeps the size of everything where an edit draws it anew', async () => {
    const size = sizeIn(await zoomOf(window));
    await window.click('image: redis:7');
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.type('scale: 2');
    await quantityIn(window, 'cache').getByText('2').waitFor();
    assert.equal(sizeIn(await zoomOf(window)), size);
  });

  it('keeps the last whole picture of a manifest that cannot be read, and says which', async () => {
    const notice = window.webview().locator('.broken');
    await window.click('services:');
    await window.page.keyboard.press('End');
    await window.page.keyboard.type(' }');
    await notice.getByText('compose.yaml cannot be read').waitFor();
    assert.equal(await quantityIn(window, 'worker').textContent(), '7');
    await window.screenshot('broken');
    await window.page.keyboard.press('Control+Z');
    await notice.waitFor({ state: 'detached' });
  });

  it('comes back after the window was reloaded, as it was', async () => {
    await window.page.keyboard.press('Control+S');
    await window.page.locator('.tab.dirty').waitFor({ state: 'detached' });
    const zoom = await zoomOf(window);
    await window.reload();
    await node(window, 'worker').waitFor();
    assert.equal(await quantityIn(window, 'worker').textContent(), '7');
    assert.equal(await zoomOf(window), zoom);
    assert.equal(await window.webview().locator('.details h2').innerText(), 'worker');
  });

  const labelOf = (name: string) => node(window, name).getAttribute('aria-label');
});

describe('a workspace without a manifest', () => {
  it('is told what Formation looks for, in the tree and in the panel', async () => {
    const window = await openWindow({ workspace: temporaryFolder('empty') });
    try {
      await window.openView('Formation');
      await window.page.locator('.pane-body', { hasText: 'No process types were found' }).waitFor();
      await window.runCommand('Formation: Show Process Model');
      await window.webview().getByText('Procfile, Procfile.*').waitFor();
      await window.webview().getByText('compose.yaml, compose.yml').waitFor();
      await window.screenshot('empty');
    } finally {
      await window.close();
    }
  });
});
