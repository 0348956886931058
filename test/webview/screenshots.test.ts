import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { formation, HOSTILE, shop } from '../core/graph/formations';
import { describeWithBrowser, launch } from './browser';
import { buildWebview, Harness } from './harness';
import { large, LOOKS_FOR, picture, samplePicture } from './pictures';
import { THEMES } from './themes';

const BROKEN = [
  {
    path: 'shop/compose.yaml',
    message: 'Implicit map keys need to be followed by map values (line 12)',
    shown: 'last',
  },
] as const;

describeWithBrowser('the process model in each theme', (executablePath) => {
  let browser: Browser;
  before(async function () {
    this.timeout(60_000);
    await buildWebview();
    browser = await launch(executablePath);
  });
  after(() => browser.close());

  for (const theme of Object.keys(THEMES)) {
    it(`draws the sample, its states and its details: ${theme}`, async function () {
      this.timeout(120_000);
      const harness = await Harness.open(browser, { theme });
      await harness.show({ state: 'loading' });
      await harness.screenshot(`loading-${theme}`);
      await harness.show(LOOKS_FOR);
      await harness.screenshot(`empty-${theme}`);
      await harness.show({ state: 'error', message: 'The workspace is not there any more.' });
      await harness.screenshot(`error-${theme}`);
      await harness.show(picture(shop(), 'worker'));
      await harness.screenshot(`shop-${theme}`);
      await harness.page.click('g.node[data-id$="shop#worker"]');
      await harness.screenshot(`selected-${theme}`);
      await harness.show(picture(shop(), 'worker', BROKEN));
      await harness.screenshot(`broken-${theme}`);
      await harness.show(picture(large(1000, 25), 'worker-orders-0'));
      await harness.screenshot(`overview-${theme}`);
      await harness.page.click('.app >> nth=7');
      await harness.page.waitForSelector('.overview', { state: 'hidden' });
      await harness.screenshot(`overview-opened-${theme}`);
      assert.deepEqual(harness.complaints, []);
      await harness.close();
    });
  }

  for (const theme of Object.keys(THEMES)) {
    it(`draws the menus, layers, groups and what is in focus: ${theme}`, async function () {
      this.timeout(120_000);
      const layout = { autoscalers: true };
      const harness = await Harness.open(browser, { theme, state: { layout } });
      const { page } = harness;
      await harness.show(await samplePicture('shop'));
      for (const menu of ['Filter', 'Layout', 'Legend']) {
        await page.getByRole('button', { name: menu }).click();
        await harness.screenshot(`menu-${menu.toLowerCase()}-${theme}`);
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: 'Filter' }).click();
      await page.getByRole('checkbox', { name: 'Backing service' }).click();
      await page.keyboard.press('Escape');
      await harness.show(picture(shop(), 'worker'));
      await harness.post({ type: 'focus', node: 'file:///work/shop#worker' });
      await page.getByRole('tab', { name: 'Matrix' }).click();
      await harness.screenshot(`focus-matrix-${theme}`);
      await page.getByRole('button', { name: 'Legend' }).click();
      await harness.screenshot(`legend-matrix-${theme}`);
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'Graph' }).click();
      await harness.screenshot(`focus-${theme}`);
      for (const manager of ['Procfile', 'Compose', 'Kubernetes']) {
        await page.getByRole('button', { name: 'Filter' }).click();
        await page.getByRole('checkbox', { name: manager }).click();
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: 'Leave focus' }).click();
      await harness.screenshot(`all-hidden-${theme}`);
      assert.deepEqual(harness.complaints, []);
      await harness.close();
    });

    it(`draws an app of many process types by its managers, and a narrow side panel: ${theme}`, async function () {
      this.timeout(120_000);
      const harness = await Harness.open(browser, { theme });
      await harness.show(picture(large(80, 80), 'worker-orders-0'));
      await harness.screenshot(`groups-${theme}`);
      await harness.page.getByRole('button', { name: 'Legend' }).click();
      await harness.screenshot(`legend-overview-${theme}`);
      await harness.close();
      const narrow = await Harness.open(browser, { theme, width: 300, height: 640 });
      await narrow.show(picture(shop(), 'worker'));
      await narrow.page.getByRole('button', { name: 'Legend' }).click();
      await narrow.screenshot(`narrow-legend-${theme}`);
      await narrow.page.keyboard.press('Escape');
      await narrow.post({ type: 'focus', node: 'file:///work/shop#worker' });
      await narrow.settle();
      await narrow.page.locator('g.node[data-id$="shop#worker"]').click();
      await narrow.screenshot(`narrow-focus-${theme}`);
      await narrow.page.getByRole('tab', { name: 'Matrix' }).click();
      await narrow.screenshot(`narrow-matrix-${theme}`);
      await narrow.close();
    });

    it(`draws the matrix of the samples: ${theme}`, async function () {
      this.timeout(120_000);
      const harness = await Harness.open(browser, { theme, state: { view: 'matrix' } });
      for (const sample of ['shop', 'managers']) {
        await harness.show(await samplePicture(sample));
        await harness.screenshot(`matrix-${sample}-${theme}`);
      }
      assert.deepEqual(harness.complaints, []);
      await harness.close();
    });
  }

  it('draws a matrix of hostile names, and one in a narrow side panel', async function () {
    this.timeout(60_000);
    const members = HOSTILE.map((name, index) => ({
      name,
      declared: [
        { in: 'compose', quantity: { count: 2 }, command: name },
        ...(index % 2 === 0 ? [{ in: 'kubernetes', command: 'run' }] : []),
      ],
    }));
    const state = { view: 'matrix' };
    const hostile = await Harness.open(browser, { theme: 'light', state });
    await hostile.show(picture([formation('<b>"]; end', members)]));
    await hostile.screenshot('matrix-hostile-light');
    assert.deepEqual(hostile.complaints, []);
    await hostile.close();
    const narrow = await Harness.open(browser, { theme: 'dark', width: 340, height: 640, state });
    await narrow.show(await samplePicture('managers'));
    await narrow.page.locator('.matrix').evaluate((matrix) => matrix.scrollTo(300, 0));
    await narrow.screenshot('matrix-narrow-dark');
    await narrow.close();
  });

  it('draws 60 process types, hostile names, and a narrow side panel', async function () {
    this.timeout(120_000);
    const harness = await Harness.open(browser, { theme: 'dark' });
    await harness.show(picture(large(60)));
    await harness.drawEverything();
    await harness.screenshot('60-dark');
    await harness.close();
    const members = HOSTILE.map((name) => ({ name, declared: [{ in: 'compose', quantity: { count: 2 } }] }));
    const hostile = await Harness.open(browser, { theme: 'light' });
    await hostile.show(picture([formation('<b>"]; end', members)]));
    await hostile.screenshot('hostile-light');
    assert.deepEqual(hostile.complaints, []);
    await hostile.close();
    const narrow = await Harness.open(browser, { theme: 'dark', width: 340, height: 640 });
    await narrow.show(picture(shop(), 'worker'));
    await narrow.page.click('g.node[data-id$="shop#worker"]');
    await narrow.screenshot('narrow-dark');
    await narrow.close();
  });
});
