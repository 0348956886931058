import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, afterEach, before, describe, it } from 'mocha';
import { openWindow, THEMES, type Theme, type Window } from '../host/e2e';
import { mayHaveOwn, OwnEngine } from '../managers/compose/engine';
import { compose } from './scaling';

const title = mayHaveOwn
  ? 'watching a real engine'
  : 'watching a real engine (skipped: it takes root, `dockerd`, and an engine with the image busybox:test)';

describe(title, function () {
  this.timeout(240_000);
  let engine: OwnEngine;
  let window: Window | undefined;
  const around = process.env['DOCKER_HOST'];

  before(async function () {
    if (!mayHaveOwn) this.skip();
    engine = new OwnEngine();
    await engine.start();
    engine.fill();
    process.env['DOCKER_HOST'] = engine.host;
  });

  after(async () => {
    if (!mayHaveOwn) return;
    await engine.remove();
    if (around === undefined) delete process.env['DOCKER_HOST'];
    else process.env['DOCKER_HOST'] = around;
  });

  afterEach(async () => {
    try {
      if (window) compose(window, 'down', '-t', '0');
    } finally {
      await window?.close();
      window = undefined;
    }
  });

  /** What the graph says of the worker in Docker Compose. */
  const inGraph = (shop: Window) => ({
    says: (text: string) =>
      shop
        .webview()
        .locator('svg .node', { hasText: 'worker' })
        .locator('.quantities > g:has([data-manager="compose"]) text', { hasText: text })
        .waitFor(),
  });
  const inTree = (shop: Window) => ({
    says: (text: string) =>
      shop.page
        .locator('.pane-body .monaco-list-row[aria-label^="worker,"] .label-description', { hasText: text })
        .waitFor(),
  });
  const lens = (shop: Window, text: string) =>
    shop.page.locator('.codelens-decoration', { hasText: text }).first().waitFor();

  for (const theme of Object.keys(THEMES) as Theme[])
    it(`follows what runs in tree, CodeLens and graph, in the ${theme} theme`, async () => {
      const shop = (window = await openWindow({ theme, settings: { 'formation.watch': 'local' } }));
      compose(shop, 'up', '-d', '--no-deps', 'worker', 'web');
      await shop.openView('Formation');
      await shop.openFile('compose.yaml', 20);
      await lens(shop, '1/1 running');
      await inTree(shop).says('1/1');
      await shop.runCommand('Formation: Show Process Model');
      await inGraph(shop).says('1/1');
      await shop.runCommand('View: Move Editor into Right Group');
      await inGraph(shop).says('1/1');
      await shop.screenshot('watch-1-running');

      const drawn = shop.webview().locator('.parts > svg');
      await drawn.evaluateAll((all) => all.forEach((svg) => svg.classList.add('before')));
      compose(shop, 'up', '-d', '--no-deps', '--no-recreate', '--scale', 'worker=5', 'worker');
      await inGraph(shop).says('5/1');
      await inTree(shop).says('5/1');
      assert.equal(
        await drawn.evaluateAll((all) => all.every((svg) => svg.classList.contains('before'))),
        true,
        'nothing was drawn anew',
      );
      await shop.row('worker').locator('.monaco-decoration-badge').waitFor();
      await shop.screenshot('watch-2-scaled');

      const killed = compose(shop, 'ps', '-q', 'worker').split('\n')[0] ?? '';
      execFileSync('docker', ['kill', killed]);
      await inGraph(shop).says('4/1');
      await lens(shop, '4/1 running');
      await shop.screenshot('watch-3-killed');
      execFileSync('docker', ['start', killed]);
      await inGraph(shop).says('5/1');

      await engine.stop();
      await inGraph(shop).says('?/1');
      await shop.page.locator('.pane-body', { hasText: 'the Docker engine does not answer' }).waitFor();
      await lens(shop, '1 process, not known how many run');
      await shop.screenshot('watch-4-not-known');
      await engine.start();
      compose(shop, 'up', '-d', '--no-deps', '--no-recreate', '--scale', 'worker=2', 'worker');
      await lens(shop, '2/1 running');
      await shop.page.locator('.tab[data-resource-name="compose.yaml"]').click();
      assert.match(await shop.hover('worker'), /Docker Compose service, .* · 2\/1 running/);
      await shop.screenshot('watch-5-known-again');
    });
});
