import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { buildGraph } from '../../../src/core/graph/build';
import { toMermaid } from '../../../src/core/graph/mermaid';
import { LONGEST_TEXT, MOST_EDGES, toReadme } from '../../../src/core/graph/readme';
import type { Formation } from '../../../src/core/model';
import { describeWithBrowser, launch, openPage } from '../../webview/browser';
import { formation, HOSTILE, shop, titleOf } from './formations';

const MERMAID = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');

const readme = (...formations: readonly Formation[]) => toReadme(buildGraph(formations, { titleOf }));
const blocks = (text: string) =>
  [...text.matchAll(/^```mermaid\n([^]*?)^```$/gm)].map(([, block = '']) => block);
const arrowsIn = (block: string) => block.match(/ -\.?-> /g)?.length ?? 0;

/** An app in which each of `types` needs each of `stores`, and half of them only wait for the first one. */
function app(name: string, types: number, stores: number): Formation {
  const backing = Array.from({ length: stores }, (_, index) => `store-${index}`);
  const declared = [{ in: 'compose', quantity: { count: 1 } }];
  return formation(name, [
    ...Array.from({ length: types }, (_, index) => ({
      name: `${name}-worker-${index}`,
      declared,
      ...(index % 2 === 0 ? { needs: backing } : { startOrder: backing }),
      entry: index === 0,
    })),
    ...backing.map((store) => ({ name: store, role: 'backing-service' as const, declared })),
  ]);
}

describe('the graph as mermaid for a README', () => {
  it('is one fenced diagram, which no name ends', () => {
    const members = [...HOSTILE, '```'].map((name) => ({ name, declared: [{ in: 'compose' }] }));
    for (const text of [readme(...shop()), readme(formation('```', members))]) {
      assert.match(text, /^```mermaid\nflowchart LR\n[^`]*\n```\n$/);
    }
  });

  it('is a diagram for each app where one has too many arrows, and says so', () => {
    const text = readme(app('a', 30, 10), app('b', 30, 10));
    assert.match(text, /^\*One diagram for each app: mermaid draws at most 500 arrows/);
    assert.deepEqual(blocks(text).map(arrowsIn), [301, 301]);
    assert.doesNotMatch(text, /left out/);
  });

  it('leaves needs out of an app that has too many itself: those of starting order first', () => {
    const text = readme(app('a', 60, 10));
    const [block = ''] = blocks(text);
    assert.equal(arrowsIn(block), MOST_EDGES);
    assert.equal(block.match(/ --> /g)?.length, 301);
    assert.match(text, /\*101 of 600 needs are left out/);
  });

  it('counts where an app has more types than mermaid reads characters', () => {
    const [block = '', ...more] = blocks(readme(app('a', 1500, 2)));
    assert.equal(more.length, 0);
    assert.ok(block.length < LONGEST_TEXT);
    assert.match(block, /"a<br\/>1500 process types<br\/>2 backing services"/);
  });
});

describeWithBrowser('what a README holds, drawn by mermaid as nobody set it', (executablePath) => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await launch(executablePath);
    page = await openPage(browser);
    await page.addScriptTag({ path: MERMAID });
  });
  after(() => browser.close());

  const nodesIn = (block: string) => page.evaluate(draw, block);

  it('is drawn whole, apps apart, or with the needs that fit', async function () {
    this.timeout(120_000);
    const [small = ''] = blocks(readme(...shop()));
    assert.equal(await nodesIn(small), 13);
    const [cut = ''] = blocks(readme(app('a', 60, 10)));
    assert.equal(await nodesIn(cut), 71);
    const [counted = ''] = blocks(readme(app('a', 1500, 2)));
    assert.equal(await nodesIn(counted), 1);
  });

  it('would not be, were it longer or had it more arrows', async () => {
    const many = toMermaid(buildGraph([app('a', 60, 10)], { titleOf })).text;
    await assert.rejects(nodesIn(many), /Edge limit exceeded/);
    const long = toMermaid(buildGraph([app('a', 1500, 2)], { titleOf })).text;
    assert.equal(await nodesIn(long), 1);
  });
});

/** How many nodes mermaid draws with its own settings. */
async function draw(block: string): Promise<number> {
  interface Mermaid {
    initialize(config: unknown): void;
    render(id: string, text: string): Promise<{ svg: string }>;
  }
  const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
  mermaid.initialize({ startOnLoad: false });
  document.body.innerHTML = (await mermaid.render('drawing', block)).svg;
  return document.querySelectorAll('g.node').length;
}
