import * as esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { ToWebview } from '../../src/protocol';
import { ShownPicture } from '../../src/vscode/views/process-model/shown';
import { findBrowser, launch } from '../webview/browser';
import type { Formation } from '../../src/core/model';
import { buildWebview, Harness } from '../webview/harness';
import { picture } from '../webview/pictures';
import { report } from './harness';
import { renamed, scaled, textOf, thousand } from './thousand';

const ROUNDS = 3;
const APP = 7;
const PLAIN = 'plain mermaid.render of the whole';

/** What a large formation costs in the panel, beside what mermaid by itself takes for it in the same browser. */
export async function bench(): Promise<void> {
  const executable = findBrowser();
  if (executable === undefined) return console.log('\nA large formation (left out: no Chromium found)');
  await buildWebview();
  await esbuild.build({
    entryPoints: { plain: 'test/bench/plain-mermaid.ts' },
    outdir: 'out/webview',
    bundle: true,
    splitting: true,
    chunkNames: 'plain-[name]-[hash]',
    format: 'esm',
    target: 'es2022',
  });
  const browser = await launch(executable);
  const rounds: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(browser));
  await browser.close();
  const all = (name: keyof Measured) => rounds.map((round) => round[name]);
  const beside = (title: string, name: keyof Measured, plain: keyof Measured, plainTitle = PLAIN): void =>
    report(
      `1,000 process types in 40 apps: ${title}`,
      new Map([
        ['the panel', all(name)],
        [plainTitle, all(plain)],
      ]),
    );
  beside('the first picture', 'first', 'plain');
  beside('an app of 25 is opened', 'opened', 'plainApp', 'plain mermaid.render of the 25');
  beside('an app that was drawn comes back', 'again', 'plainApp', 'plain mermaid.render of the 25');
  beside('an edit of the structure, the app open', 'edited', 'plain');
  beside('a quantity from 2 to 3, the app open', 'scaled', 'plain');
  beside('a quantity from 2 to 1, in the overview', 'scaledAside', 'plain');
  beside('everything at once', 'everything', 'plain');
}

type Measured = Record<
  'first' | 'plain' | 'plainApp' | 'opened' | 'again' | 'edited' | 'scaled' | 'scaledAside' | 'everything',
  number
>;

/** Milliseconds of each, in a fresh page. */
async function measure(browser: Browser): Promise<Measured> {
  const formations = thousand();
  const { page, ...harness } = await Harness.open(browser).then((one) => ({
    page: one.page,
    close: () => one.close(),
  }));
  const app = (index: number) => `.app[data-app="file:///work/app-${index}"]`;
  const node = (index: number, name: string) => `g.node[data-id="file:///work/app-${index}#${name}"]`;
  const gone = '.overview[hidden]';
  const shown = new ShownPicture();
  const post = (wanted: readonly Formation[]) => ({ post: shown.messageFor(picture(wanted)) });
  const first = await until(page, post(formations), '.app > .head > b', 40);
  // Until mermaid is loaded and warm, on both sides.
  await until(page, { click: app(0) }, gone);
  await page.click('.trail .back');
  const [whole, warm = '', part = ''] = [
    formations,
    formations.slice(0, 1),
    formations.slice(APP, APP + 1),
  ].map(textOf);
  await plain(page, warm);
  const opened = await until(page, { click: app(APP) }, gone);
  const plainApp = await plain(page, part);
  await page.click('.trail .back');
  const again = await until(page, { click: app(APP) }, gone);
  const quantity = `${node(APP, 'type-0')} .quantity`;
  const took: number[] = [];
  for (const count of [3, 2, 3, 2, 3])
    took.push(await until(page, post(scaled(formations, APP, count)), quantity, 1, String(count)));
  const edited = await until(page, post(renamed(formations, APP)), node(APP, 'renamed'));
  await page.click('.trail .back');
  const one = `${app(9)} .process:not(.many)`;
  await until(page, post(formations), `${app(9)}:not(:has(${one}))`);
  const aside: number[] = [];
  for (const count of [1, 2, 1, 2, 1])
    aside.push(
      await until(
        page,
        post(scaled(formations, 9, count)),
        count === 1 ? one : `${app(9)}:not(:has(${one}))`,
      ),
    );
  // The engine is loaded as soon as a pointer comes to what asks for it.
  await page.hover('.trail .link');
  const everything = await until(page, { click: '.trail .link' }, gone);
  const plainTook = await plain(page, whole ?? '');
  await harness.close();
  return {
    first,
    plain: plainTook,
    plainApp,
    opened,
    again,
    edited,
    scaled: median(took),
    scaledAside: median(aside),
    everything,
  };
}

const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

const plain = (page: Page, text: string): Promise<number> =>
  page.evaluate(async (wanted) => {
    const address = '/plain.js';
    const { draw } = (await import(address)) as { draw(text: string): Promise<number> };
    return draw(wanted);
  }, text);

/** Milliseconds from a message or a click until something is in the document, with its text, and is laid out. */
function until(
  page: Page,
  action: { readonly post: ToWebview | undefined } | { readonly click: string },
  selector: string,
  least = 1,
  text?: string,
): Promise<number> {
  return page.evaluate(
    ({ action, selector, least, text }) =>
      new Promise<number>((done) => {
        const isThere = (): boolean => {
          const found = [...document.querySelectorAll(selector)];
          return found.length >= least && (text === undefined || found[0]?.textContent === text);
        };
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          document.querySelector(selector)?.getBoundingClientRect();
          done(performance.now() - start);
        });
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
        const start = performance.now();
        if ('click' in action) document.querySelector<HTMLElement>(action.click)?.click();
        else window.postMessage(action.post, '*');
      }),
    { action, selector, least, text },
  );
}
