import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Image, ImageWish } from '../../src/protocol';
import { readMessage } from '../../src/protocol';
import { formation, HOSTILE, shop } from '../core/graph/formations';
import { describeWithBrowser, launch, openPage } from './browser';
import { live } from './charts';
import { buildWebview, Harness, SCREENSHOTS } from './harness';
import { large, LOOKS_FOR, picture, samplePicture } from './pictures';
import { THEMES } from './themes';

describeWithBrowser('images of the graph', (executablePath) => {
  let browser: Browser;
  before(async function () {
    this.timeout(60_000);
    await buildWebview();
    browser = await launch(executablePath);
  });
  after(() => browser.close());

  /** The image as the extension takes it from the page. */
  async function drawn(harness: Harness, wanted: Omit<ImageWish, 'wish'>): Promise<Image> {
    const wish = (await harness.sent()).length;
    await harness.post({ type: 'draw', wish, ...wanted });
    await harness.page.waitForFunction(
      (asked) =>
        (window as unknown as { sent: { wish?: number }[] }).sent.some((message) => message.wish === asked),
      wish,
    );
    const bytes = await harness.page.evaluate(() => {
      const last = (window as unknown as { sent: { image?: Image }[] }).sent.at(-1);
      return last?.image?.format === 'png' ? [...last.image.data] : undefined;
    });
    const message = (await harness.last()) as { image?: object };
    const answer = readMessage(
      bytes ? { ...message, image: { format: 'png', data: Uint8Array.from(bytes) } } : message,
    );
    assert.ok(answer?.type === 'drawn', JSON.stringify(message).slice(0, 400));
    return answer.image;
  }

  /** What a viewer without the panel's styles shows of an SVG file. */
  async function looked(data: string | Uint8Array, name: string) {
    const path = join(process.cwd(), SCREENSHOTS, name);
    await writeFile(path, data);
    const viewer = await openPage(browser, { viewport: { width: 1200, height: 760 } });
    await viewer.goto(`file://${path}`);
    await viewer.screenshot({ path: `${path}.png` });
    return viewer;
  }

  for (const theme of Object.keys(THEMES)) {
    it(`look in a viewer as in the panel: ${theme}`, async function () {
      this.timeout(120_000);
      const harness = await Harness.open(browser, { theme });
      await harness.show(picture(shop(), 'worker'));
      await harness.page.click('g.node[data-id$="shop#worker"]');
      const { data } = await drawn(harness, { format: 'svg', light: false });
      const viewer = await looked(data, `export-${theme}.svg`);
      await harness.page.evaluate(() => {
        for (const world of document.querySelectorAll('.world')) world.removeAttribute('transform');
      });
      const inPanel = await harness.page.locator('.parts text').evaluateAll(look, '.parts > svg');
      const inViewer = await viewer.locator('text').evaluateAll(look, 'svg > g > g > svg');
      assert.equal(inViewer.length, inPanel.length);
      for (const [index, [text, place]] of inViewer.entries()) {
        assert.equal(text, inPanel[index]?.[0]);
        const moved = place.map((at, axis) => Math.abs(at - (inPanel[index]?.[1][axis] ?? NaN)));
        assert.ok(Math.max(...moved) < 1.5, `${text}: ${moved.join(', ')}`);
      }
      assert.doesNotMatch(String(data), /var\(|color-mix|color\(|context-stroke|class=|<style|data-id/);
      assert.deepEqual(harness.complaints, []);
      await viewer.close();
      await harness.close();
    });
  }

  const views = [
    { view: 'chart', shown: () => live(), root: '.figure-room', names: '.type-column .name' },
    { view: 'matrix', shown: () => drifting(), root: '.matrix', names: 'tbody .name' },
  ];
  for (const { view, shown, root, names } of views)
    for (const theme of Object.keys(THEMES)) {
      it(`show the ${view} in a viewer as in the panel: ${theme}`, async function () {
        this.timeout(60_000);
        const harness = await Harness.open(browser, { theme, state: { view }, width: 2400, height: 1400 });
        await harness.show(shown());
        const { data } = await drawn(harness, { format: 'svg', light: false });
        const viewer = await looked(data, `export-${view}-${theme}.svg`);
        const inViewer = await viewer.locator('text').allTextContents();
        const wanted = await harness.page.locator(`${root} ${names}`).allTextContents();
        assert.ok(wanted.length > 8);
        for (const name of wanted) assert.ok(inViewer.includes(name), name);
        const quantities = await harness.page.locator(`${root} .quantity`).allTextContents();
        assert.deepEqual(
          quantities.filter((text) => text !== '' && !text.includes(' ') && !inViewer.includes(text)),
          [],
        );
        assert.doesNotMatch(String(data), /var\(|color-mix|color\(|class=|<style|data-id/);
        assert.deepEqual(harness.complaints, []);
        await viewer.close();
        await harness.close();
      });
    }

  it('stand where the panel has them, and have room for what it scrolls to', async function () {
    this.timeout(60_000);
    const places = async (width: number, height: number, view: string) => {
      const harness = await Harness.open(browser, { state: { view }, width, height });
      await harness.show(view === 'chart' ? live() : drifting());
      const { data } = await drawn(harness, { format: 'svg', light: true });
      const viewer = await looked(data, `export-${view}-${width}.svg`);
      const texts = await viewer
        .locator('text')
        .evaluateAll((all) => all.map((one) => [one.textContent, Math.round(one.getBoundingClientRect().x)]));
      const inPanel = await harness.page
        .locator('.matrix tbody .name')
        .evaluateAll((all) =>
          all.map((one) => [one.textContent, Math.round(one.getBoundingClientRect().x)] as const),
        );
      await viewer.close();
      await harness.close();
      return { texts, inPanel };
    };
    const wide = await places(1800, 1400, 'matrix');
    for (const [name, x] of wide.inPanel)
      assert.ok(
        wide.texts.some(([text, at]) => text === name && Math.abs(Number(at) - x) <= 17),
        `${name} at ${x}`,
      );
    const narrow = await places(420, 640, 'chart');
    const same = await places(1800, 640, 'chart');
    assert.deepEqual(
      narrow.texts.map(([text]) => text),
      same.texts.map(([text]) => text),
    );
  });

  it('are light whatever the theme, unless asked', async function () {
    this.timeout(60_000);
    const colours = async (theme: string) => {
      const harness = await Harness.open(browser, { theme });
      await harness.show(picture(shop(), 'worker'));
      const { data } = await drawn(harness, { format: 'svg', light: true });
      await harness.close();
      return new Set(String(data).match(/(?:fill|stroke)="[^"]*"/g));
    };
    const light = await colours('light');
    assert.ok(light.has('fill="rgb(255, 255, 255)"'));
    assert.deepEqual(await colours('dark'), light);
    assert.deepEqual(await colours('high-contrast-dark'), light);
  });

  it('are PNG of twice the size', async function () {
    this.timeout(60_000);
    const harness = await Harness.open(browser, { theme: 'dark', state: { view: 'matrix' } });
    await harness.show(await samplePicture('shop'));
    const { data } = await drawn(harness, { format: 'png', light: true });
    const svg = await drawn(harness, { format: 'svg', light: true });
    const viewer = await looked(data, 'export-light.png');
    const size = await viewer.locator('img').evaluate((image) => {
      const { naturalWidth, naturalHeight } = image as HTMLImageElement;
      return [naturalWidth, naturalHeight];
    });
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(String(svg.data)) ?? [];
    assert.deepEqual(size, [2 * Number(width), 2 * Number(height)]);
    assert.deepEqual(harness.complaints, []);
    await viewer.close();
    await harness.close();
  });

  it('show hostile names as text', async function () {
    this.timeout(60_000);
    const harness = await Harness.open(browser);
    const members = HOSTILE.map((name) => ({ name, declared: [{ in: 'compose', quantity: { count: 2 } }] }));
    await harness.show(picture([formation('<b>"]; end', members)]));
    const { data } = await drawn(harness, { format: 'svg', light: true });
    const viewer = await looked(data, 'export-hostile.svg');
    assert.ok((await viewer.locator('text').allTextContents()).includes('<b>"]; end'));
    assert.equal(await viewer.locator('script, img, foreignObject, a').count(), 0);
    await viewer.close();
    await harness.close();
  });

  for (const view of ['chart', 'matrix'])
    it(`show hostile names as text in the ${view}`, async function () {
      this.timeout(60_000);
      const harness = await Harness.open(browser, { state: { view } });
      const members = HOSTILE.map((name) => ({
        name,
        declared: [
          { in: 'compose', quantity: { count: 2 }, command: name },
          { in: 'kubernetes', command: 'x' },
        ],
      }));
      await harness.show(picture([formation('<b>"]; end', members), formation('other', members)]));
      const { data } = await drawn(harness, { format: 'svg', light: true });
      const viewer = await looked(data, `export-hostile-${view}.svg`);
      const texts = await viewer.locator('text').allTextContents();
      assert.ok(texts.includes('<b>"]; end'));
      assert.ok(texts.some((text) => text.startsWith('<script>')));
      assert.ok(texts.some((text) => text.startsWith('xxxx') && text.endsWith('…')));
      assert.equal(await viewer.locator('script, img, foreignObject, a').count(), 0);
      await viewer.close();
      await harness.close();
    });

  it('show one app of a large formation once it is opened', async function () {
    this.timeout(60_000);
    const harness = await Harness.open(browser);
    await harness.show(picture(large(60)));
    await harness.post({ type: 'draw', wish: 7, format: 'svg', light: true });
    await harness.settle();
    const refused = (await harness.last()) as { type: string; reason?: string };
    assert.equal(refused.type, 'notDrawn');
    assert.match(refused.reason ?? '', /^Open an app of the overview first/);
    await harness.page.locator('.app').first().click();
    await harness.page.waitForSelector('.graph:not(.aside) .world g.node');
    await harness.settle();
    const { data } = await drawn(harness, { format: 'svg', light: true });
    assert.equal(String(data).match(/<text[^>]*>app-\d+</g)?.length, 1);
    await harness.close();
  });

  it('are not made where there is nothing to draw, and the page says so', async () => {
    const harness = await Harness.open(browser);
    await harness.show(LOOKS_FOR);
    await harness.post({ type: 'draw', wish: 7, format: 'svg', light: true });
    await harness.settle();
    assert.deepEqual(await harness.last(), {
      type: 'notDrawn',
      wish: 7,
      reason: 'There is nothing to draw.',
    });
    await harness.close();
  });
});

/** Three environments that do not agree. */
function drifting() {
  return picture(
    [
      ...shop(),
      formation('mail', [
        {
          name: 'sender',
          declared: [
            { in: 'compose', command: 'send' },
            { in: 'kubernetes', command: 'send --all' },
          ],
        },
      ]),
    ],
    'worker',
  );
}

/** Each text with where it stands from the first drawing, and how wide it is. */
function look(texts: readonly Element[], root: string): readonly [text: string, place: readonly number[]][] {
  const origin = document.querySelector(root)?.getBoundingClientRect();
  return texts.map((text) => {
    const { left, top, width } = text.getBoundingClientRect();
    return [text.textContent, [left - (origin?.left ?? 0), top - (origin?.top ?? 0), width]];
  });
}
