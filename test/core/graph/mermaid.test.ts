import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { buildGraph } from '../../../src/core/graph/build';
import { drawableName } from '../../../src/core/graph/label';
import { toMermaid } from '../../../src/core/graph/mermaid';
import { describeWithBrowser, launch, openPage } from '../../webview/browser';
import { formation, HOSTILE, shop, titleOf } from './formations';

const MERMAID = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');

const textOf = (...formations: Parameters<typeof buildGraph>[0]): string =>
  toMermaid(buildGraph(formations, { titleOf })).text;

describe('the graph as mermaid text', () => {
  const text = textOf(...shop());
  const has = (line: string) => assert.ok(text.split('\n').includes(line), `${line}\nnot in\n${text}`);

  it('gives each app a frame and each process type a line', () => {
    has('  subgraph app_shop["shop"]');
    has('    type_web["web<br/>Compose 3<br/>Kubernetes 2–10"]');
  });

  it('stacks what is many, and gives schedules, one-offs and data their own shapes', () => {
    has('  type_web@{ shape: procs }');
    has('    type_clock(["clock<br/>on demand"])');
    has('    type_migrate{{"migrate<br/>Compose 1<br/>Kubernetes on demand"}}');
    has('    type_postgres[("postgres<br/>1")]');
  });

  it('dots the arrow that is only about the order of starting', () => {
    has('  type_web --> type_postgres');
    has('  type_migrate -.-> type_postgres');
  });

  it('shows where requests come in', () => {
    has('  from_outside_app_shop --> type_web');
  });

  it('never repeats an identifier', () => {
    const names = ['a b', 'a-b', 'a_b', '', '!', 'é'];
    const drawn = textOf(
      formation(
        'x',
        names.map((name) => ({ name, declared: [{ in: 'compose' }] })),
      ),
    );
    const identifiers = [...drawn.matchAll(/^ {4}(\w+)\[/gm)].map(([, identifier]) => identifier);
    assert.equal(new Set(identifiers).size, names.length);
  });
});

describe('a name as it is drawn', () => {
  it('keeps both ends of a long one', () => {
    const drawn = drawableName(`${'a'.repeat(1000)}-${'b'.repeat(1000)}`);
    assert.match(drawn, /^a{10,}…b{10,}$/);
    assert.equal(drawn.length, 36);
  });

  it('is one line, whatever is in it', () => {
    assert.equal(drawableName('two\r\nlines\u2028more'), 'two lines more');
    assert.equal(drawableName('a\u202Ecba'), 'a cba');
    assert.equal(drawableName(' \t '), '(unnamed)');
    assert.equal(drawableName(''), '(unnamed)');
  });

  it('never cuts an emoji in two', () => {
    const family = '👩‍👩‍👧';
    assert.ok(drawableName(family.repeat(50)).startsWith(family.repeat(23)));
  });
});

describeWithBrowser('hostile names drawn by the real mermaid', (executablePath) => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await launch(executablePath);
    page = await openPage(browser);
    await page.addScriptTag({ path: MERMAID });
  });
  after(() => browser.close());

  for (const htmlLabels of [true, false]) {
    it(`are shown as themselves in ${htmlLabels ? 'HTML' : 'SVG'} labels`, async () => {
      const members = HOSTILE.map((name) => ({
        name,
        declared: [{ in: 'compose', quantity: { count: 1 } }],
      }));
      const text = textOf(...HOSTILE.map((name, index) => formation(name, members.slice(index, index + 1))));
      const drawn = await page.evaluate(draw, { text, htmlLabels });
      assert.deepEqual(
        drawn.labels,
        HOSTILE.map((name) => drawableName(name))
          .map(bare)
          .sort(),
      );
      // Mermaid leaves entities in the titles of SVG frames as they are: harmless, but not pretty.
      if (htmlLabels)
        assert.deepEqual(
          drawn.titles,
          HOSTILE.map((name) => drawableName(name))
            .map(bare)
            .sort(),
        );
      assert.deepEqual(drawn.forbidden, []);
      assert.equal(drawn.owned, false);
    });
  }
});

/** Without white space, which mermaid wraps at, and without the spaces of no width. */
const bare = (text: string): string => text.replace(/[\s\u200B]/g, '');

async function draw({ text, htmlLabels }: { text: string; htmlLabels: boolean }) {
  interface Mermaid {
    initialize(config: unknown): void;
    render(id: string, text: string): Promise<{ svg: string }>;
  }
  const { mermaid, owned } = globalThis as unknown as { mermaid: Mermaid; owned?: boolean };
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    htmlLabels,
    maxTextSize: 1e6,
    maxEdges: 1e5,
  });
  document.body.innerHTML = (await mermaid.render('drawing', text)).svg;
  const texts = (selector: string): string[] =>
    [...document.querySelectorAll(selector)]
      .map((element) => (element.textContent ?? '').replace(/[\s\u200B]/g, ''))
      .sort();
  return {
    labels: texts('.node').map((label) => label.replace(/1$/, '')),
    titles: texts('.cluster-label'),
    forbidden: [...document.body.querySelectorAll('script, img, a, iframe, .katex, i')].map(
      ({ tagName }) => tagName,
    ),
    owned: owned === true,
  };
}
