import type { Browser, Page } from 'playwright-core';
import { findBrowser, launch } from '../webview/browser';
import { wide } from '../webview/charts';
import { buildWebview, Harness } from '../webview/harness';
import { framesIn } from './frames';
import { report } from './harness';

const STEPS = 240;

/** The frames of the chart of a large formation while it is scrolled and planned in, by the browser's own trace. */
export async function bench(): Promise<void> {
  const executable = findBrowser();
  if (executable === undefined) return console.log('\nFrames of the chart (left out: no Chromium found)');
  await buildWebview();
  const browser = await launch(executable);
  const few = await frames(browser, wide(30, 120));
  const many = await frames(browser, wide(200, 5_000));
  await browser.close();
  for (const way of ['scrolled', 'dragged'] as const)
    report(
      `Frames of the chart while it is ${way}, in milliseconds (60 a second: 16.7)`,
      new Map([
        ['30 types, 120 processes', few[way]],
        ['200 types, 5,000 processes', many[way]],
      ]),
    );
}

interface Frames {
  readonly scrolled: readonly number[];
  readonly dragged: readonly number[];
}

async function frames(browser: Browser, picture: ReturnType<typeof wide>): Promise<Frames> {
  const harness = await Harness.open(browser, { width: 700, height: 500, state: { view: 'chart' } });
  const { page } = harness;
  await harness.show(picture);
  const box = await page.locator('.chart').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 200);
  const scrolled = await traced(browser, page, async () => {
    for (let step = 0; step < STEPS; step++) await page.mouse.wheel(step < STEPS / 2 ? 24 : -24, 0);
  });
  const handle = await page.locator('.handle').nth(1).boundingBox();
  const [x, y] = [(handle?.x ?? 0) + (handle?.width ?? 0) / 2, (handle?.y ?? 0) + (handle?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const dragged = await traced(browser, page, async () => {
    for (let step = 0; step < STEPS; step++)
      await page.mouse.move(x, y - 100 * Math.abs(Math.sin((step / STEPS) * 6)));
  });
  await page.mouse.up();
  await harness.close();
  return { scrolled, dragged };
}

/** The times between the frames that were drawn while something was done. */
async function traced(browser: Browser, page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline.frame'] });
  await act();
  return framesIn((await browser.stopTracing()).toString());
}
