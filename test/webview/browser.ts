import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The browser to draw with: `FORMATION_BROWSER`, else a Chromium on the path; undefined where there is none. */
export function findBrowser(): string | undefined {
  const asked = process.env['FORMATION_BROWSER'];
  if (asked !== undefined && asked !== '') return asked;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
}

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
  });
}

/** A suite that needs a browser; where there is none its title says that it was skipped, and why. */
export function describeWithBrowser(title: string, suite: (executablePath: string) => void): void {
  const found = findBrowser();
  if (found !== undefined) describe(title, () => suite(found));
  else describe.skip(`${title} (skipped: no Chromium found; set FORMATION_BROWSER)`, () => suite(''));
}

/** A page in which functions of the tests can be evaluated: their compiler marks names with a helper of its own. */
export async function openPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options);
  await page.addInitScript('globalThis.__name = (target) => target;');
  await page.goto('about:blank');
  return page;
}
