import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { describeWithBrowser, launch } from './browser';
import { live, wide } from './charts';
import { buildWebview, Harness } from './harness';
import { picture } from './pictures';
import { shop } from '../core/graph/formations';
import { THEMES } from './themes';

const CHART = { view: 'chart' };

describeWithBrowser('the formation chart in each theme', (executablePath) => {
  let browser: Browser;
  before(async function () {
    this.timeout(60_000);
    await buildWebview();
    browser = await launch(executablePath);
  });
  after(() => browser.close());

  for (const theme of Object.keys(THEMES)) {
    it(`draws what is declared, what runs and what is planned: ${theme}`, async function () {
      this.timeout(60_000);
      const harness = await Harness.open(browser, { theme, state: CHART });
      await harness.show(picture(shop()));
      await harness.screenshot(`chart-${theme}`);
      await harness.show(live());
      await harness.page.focus('.type-column[data-id$="compose#web"]');
      for (const key of ['ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowDown'])
        await harness.page.keyboard.press(key);
      await harness.screenshot(`chart-live-${theme}`);
      assert.deepEqual(harness.complaints, []);
      await harness.close();
    });
  }

  it('draws 200 process types, and a narrow side panel', async function () {
    this.timeout(60_000);
    const many = await Harness.open(browser, { theme: 'dark', state: CHART });
    await many.show(wide(200, 5_000));
    await many.screenshot('chart-200-dark');
    await many.close();
    const narrow = await Harness.open(browser, { theme: 'light', width: 340, height: 640, state: CHART });
    await narrow.show(live());
    await narrow.screenshot('chart-narrow-light');
    await narrow.close();
  });
});
