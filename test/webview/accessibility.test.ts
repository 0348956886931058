import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { shop } from '../core/graph/formations';
import { root } from '../host/paths';
import { describeWithBrowser, launch } from './browser';
import { live } from './charts';
import { buildWebview, Harness } from './harness';
import { large, LOOKS_FOR, picture, samplePicture } from './pictures';
import { THEMES } from './themes';

const AXE = join(root, 'node_modules/axe-core/axe.min.js');
const hasAxe = existsSync(AXE);

/** What axe tells of a page, as far as it is read here. */
interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
  }[];
}

const FOUND = `has nothing that axe finds${hasAxe ? '' : ' (skipped: axe-core is not installed)'}`;

const BROKEN = [{ path: 'compose.yaml', message: 'no colon', shown: 'part' }] as const;

/** Each state that the panel can be in, by what brings it there. */
const STATES: Readonly<Record<string, (harness: Harness) => Promise<unknown>>> = {
  'reading manifests': (harness) => harness.show({ state: 'loading' }),
  'nothing to show': (harness) => harness.show(LOOKS_FOR),
  'an error': (harness) => harness.show({ state: 'error', message: 'It is gone.' }),
  'the graph with a node selected': async (harness) => {
    await harness.show(picture(shop(), 'worker'));
    await harness.page.click('g.node[data-id$="shop#worker"]');
  },
  'the graph with autoscalers, behind a broken file': async (harness) => {
    await harness.show({ ...(await samplePicture('shop')), broken: BROKEN });
    await choose(harness, 'Layout', 'Autoscalers');
  },
  'the graph in focus, with something hidden': async (harness) => {
    await harness.show(picture(shop(), 'worker'));
    await choose(harness, 'Filter', 'Backing service');
    await harness.post({ type: 'focus', node: 'file:///work/shop#worker' });
  },
  'everything hidden': async (harness) => {
    await harness.show(picture(shop()));
    await choose(harness, 'Filter', 'with problems');
  },
  'the filter open': (harness) => opened(harness, 'Filter'),
  'the layout open': (harness) => opened(harness, 'Layout'),
  'the legend open': (harness) => opened(harness, 'Legend'),
  'the overview, searched': async (harness) => {
    await harness.show(picture(large(200, 25), 'worker-orders-0'));
    await harness.page.keyboard.press('/');
    await harness.page.keyboard.type('orders');
  },
  'one app of the overview': async (harness) => {
    await harness.show(picture(large(75, 25), 'worker-orders-0'));
    await harness.page.click('.app >> nth=1');
    await harness.page.waitForSelector('.overview', { state: 'hidden' });
  },
  'the chart with a plan': async (harness) => {
    await harness.show(live());
    await harness.page.getByRole('tab', { name: 'Chart' }).click();
    await harness.page.focus('.type-column[data-id$="compose#worker"]');
    await harness.page.keyboard.press('ArrowUp');
  },
  'the matrix with drift, searched': async (harness) => {
    await harness.show(picture(shop(), 'worker'));
    await harness.page.getByRole('tab', { name: 'Matrix' }).click();
    await harness.page.keyboard.press('/');
    await harness.page.keyboard.type('web');
  },
};

async function opened(harness: Harness, menu: string): Promise<void> {
  await harness.show(picture(shop(), 'worker'));
  await harness.page.getByRole('button', { name: menu }).click();
}

async function choose(harness: Harness, menu: string, name: string): Promise<void> {
  await harness.page.getByRole('button', { name: menu }).click();
  await harness.page.getByRole('checkbox', { name }).click();
  await harness.page.keyboard.press('Escape');
}

describeWithBrowser('the panel for everyone', (executablePath) => {
  let browser: Browser;
  let source: string;
  before(async function () {
    this.timeout(60_000);
    await buildWebview();
    browser = await launch(executablePath);
    if (hasAxe) source = await readFile(AXE, 'utf8');
  });
  after(() => browser.close());

  const violations = async ({ page }: Harness): Promise<readonly string[]> => {
    await page.evaluate(source);
    const { violations: found } = await page.evaluate(() =>
      (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    );
  };

  for (const theme of Object.keys(THEMES))
    for (const [state, bring] of Object.entries(STATES))
      (hasAxe ? it : it.skip)(`${FOUND}: ${state}, ${theme}`, async function () {
        this.timeout(60_000);
        const harness = await Harness.open(browser, { theme });
        await bring(harness);
        await harness.settle();
        assert.deepEqual(await violations(harness), []);
        await harness.close();
      });

  /** What Tab reaches from the top of the page, each by its name, until it comes round. */
  const tabStops = async ({ page }: Harness): Promise<readonly string[]> => {
    const stops: string[] = [];
    await page.evaluate(() => {
      const start = document.createElement('button');
      start.id = 'start';
      document.body.prepend(start);
      start.focus();
    });
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const here = document.activeElement;
        if (!here || here === document.body || here.id === 'start') return undefined;
        const { outlineStyle, outlineWidth, stroke } = getComputedStyle(here);
        const shape = here.querySelector('.label-container path') ?? here.querySelector('.label-container');
        const frame = here.closest('.search');
        const isSeen =
          (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) ||
          (shape !== null && parseFloat(getComputedStyle(shape).strokeWidth) >= 2) ||
          (frame !== null && getComputedStyle(frame).borderColor !== stroke);
        const name = here.getAttribute('aria-label') ?? here.textContent;
        return `${name.trim().split(',')[0] ?? ''}${isSeen ? '' : ' (focus not seen)'}`;
      });
      if (stop === undefined) return stops;
      stops.push(stop);
    }
    return [...stops, 'a trap'];
  };
  const reached = async (
    options: Parameters<typeof Harness.open>[1],
    bring: (harness: Harness) => Promise<unknown>,
  ) => {
    const harness = await Harness.open(browser, options);
    await bring(harness);
    await harness.settle();
    const stops = await tabStops(harness);
    await harness.close();
    return stops;
  };

  for (const theme of Object.keys(THEMES))
    it(`is reached by Tab, and shows where the focus is: ${theme}`, async function () {
      this.timeout(60_000);
      const stops = await reached({ theme }, async (harness) => {
        await harness.show(picture(shop(), 'worker'));
        await choose(harness, 'Filter', 'Backing service');
        await harness.post({ type: 'focus', node: 'file:///work/shop#worker' });
        await harness.page.click('g.node[data-id$="shop#worker"]');
      });
      assert.deepEqual(stops, [
        'Graph',
        'Find process type',
        'Filter: 2 of 11 hidden',
        'Legend',
        'Layout',
        'Zoom Out',
        'Zoom In',
        'Fit (0)',
        'Export…',
        'Hops',
        'Leave focus',
        'Show All',
        'worker',
        'One process less (-)',
        'One process more (+)',
        'Scale…',
        'Focus',
        'Close',
        'Procfile process typeProcfile–',
        'Compose servicecompose.yaml2',
        'Kubernetes Deploymentk8s/app.yaml4',
      ]);
    });

  it('is reached by Tab in the chart, the matrix and the overview too', async function () {
    this.timeout(60_000);
    const chart = await reached({ state: { view: 'chart' } }, async (harness) => {
      await harness.show(live());
      await harness.page.focus('.type-column[data-id$="compose#worker"]');
      await harness.page.keyboard.press('ArrowUp');
    });
    assert.deepEqual(chart.slice(3), ['Export…', 'worker', 'Drop worker', 'Apply…', 'Drop']);
    const matrix = await reached({ state: { view: 'matrix' } }, (harness) => harness.show(picture(shop())));
    assert.deepEqual(matrix.slice(3), ['Only Drift', 'Legend', 'Export…', 'web']);
    const overview = await reached({}, (harness) => harness.show(picture(large(200, 25))));
    assert.deepEqual(overview.slice(3), ['Legend', 'Layout', 'Export…', 'Draw Everything', 'app-1']);
  });

  it('moves nothing for those who want no motion', async () => {
    for (const [reducedMotion, moving] of [
      [true, 0],
      [false, 6],
    ] as const) {
      const harness = await Harness.open(browser, { reducedMotion });
      await harness.show({ state: 'loading' });
      const running = await harness.page.evaluate(
        () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
      );
      assert.ok(moving === 0 ? running === 0 : running >= moving, `${running} run`);
      await harness.close();
    }
  });
});
