import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Formation } from '../../src/core/model';
import type { BrokenFile } from '../../src/protocol';
import { formation, HOSTILE, shop } from '../core/graph/formations';
import { drawableName } from '../../src/core/graph/label';
import { ShownPicture } from '../../src/vscode/views/process-model/shown';
import { describePanel } from './harness';
import { large, LOOKS_FOR, picture } from './pictures';

const WEB = 'file:///work/shop#web';
const API = 'file:///work/billing#api';
const nodeAt = (id: string) => `g.node[data-id="${id}"]`;

/** The shop with another quantity of its billing API. */
function shopWithApi(count: number): readonly Formation[] {
  const [first, second] = shop();
  if (!first || !second) throw new Error('the shop has two apps');
  const members = second.members.map((member) =>
    member.name !== 'api'
      ? member
      : {
          ...member,
          declarations: member.declarations.map(({ environment, processType }) => ({
            environment,
            processType: { ...processType, quantity: { ...processType.quantity, count } },
          })),
        },
  );
  return [first, { ...second, members }];
}

describePanel('the process model in a browser', {}, (panel) => {
  const quantitiesOf = (id: string) => panel.page.locator(`${nodeAt(id)} .quantity`).allTextContents();
  const transform = () => panel.page.locator('.world').getAttribute('transform');
  /** Marks the drawings that stand, so that a new one shows. */
  const mark = () =>
    panel.page.evaluate(() =>
      document.querySelectorAll('.parts > svg').forEach((svg) => svg.classList.add('old')),
    );
  const marked = () => panel.page.locator('.parts > svg.old').count();

  it('says that it is ready, and loads mermaid only when there is a graph', async () => {
    assert.deepEqual(await panel.harness.sent(), [{ type: 'ready' }]);
    await panel.harness.show(LOOKS_FOR);
    const loaded = () => panel.page.evaluate(() => performance.getEntriesByType('resource').length);
    const before = await loaded();
    await panel.harness.show(picture(shop()));
    assert.ok((await loaded()) > before + 1);
  });

  it('draws each process type with its quantities and the icons of their managers', async () => {
    await panel.harness.show(picture(shop()));
    assert.equal(await panel.page.locator('g.node[data-id]').count(), 11);
    assert.deepEqual(await quantitiesOf(WEB), ['3', '2–10']);
    const managers = await panel.page
      .locator(`${nodeAt(WEB)} .icon`)
      .evaluateAll((icons) => icons.map((icon) => icon.getAttribute('data-manager')));
    assert.deepEqual(managers, ['compose', 'kubernetes', 'procfile']);
    assert.deepEqual(await panel.page.locator('.frame-title').allTextContents(), ['shop', 'billing']);
  });

  it('keeps every word inside its shape', async () => {
    await panel.harness.show(picture(shop()));
    const outside = await panel.page.locator('g.node[data-id]').evaluateAll((nodes) =>
      nodes
        .filter((node) => {
          const shape = node.querySelector('.label-container')?.getBoundingClientRect();
          return [...node.querySelectorAll('text, .icon')].some((part) => {
            const { left, right } = part.getBoundingClientRect();
            return shape === undefined || left < shape.left || right > shape.right;
          });
        })
        .map((node) => node.getAttribute('data-id')),
    );
    assert.deepEqual(outside, []);
  });

  it('gives roles their shapes, and stacks what is many', async () => {
    await panel.harness.show(picture(shop()));
    const [stack, box] = await Promise.all(
      [WEB, 'file:///work/billing#invoicer'].map((id) =>
        panel.page.locator(`${nodeAt(id)} .label-container`),
      ),
    );
    assert.ok(((await stack?.locator('path').count()) ?? 0) > 1);
    assert.equal(await box?.evaluate(({ tagName }) => tagName), 'rect');
    assert.match(
      (await panel.page.locator(nodeAt('file:///work/shop#redis')).getAttribute('class')) ?? '',
      /backing/,
    );
  });

  it('opens the first declaration by a click, the others from the details', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.click(nodeAt(WEB));
    assert.deepEqual(await panel.harness.last(), {
      type: 'open',
      node: WEB,
      declaration: 0,
      beside: false,
      at: 'name',
    });
    assert.deepEqual(await panel.page.locator('.declaration .quantity').allTextContents(), [
      '–',
      '3',
      '2–10',
    ]);
    await panel.page.click('.declaration >> nth=2');
    assert.deepEqual(await panel.harness.last(), {
      type: 'open',
      node: WEB,
      declaration: 2,
      beside: false,
      at: 'name',
    });
  });

  it('asks for a quantity from the buttons and from the keyboard', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.click(nodeAt(WEB));
    await panel.page.click('.scaling .primary');
    assert.deepEqual(await panel.harness.last(), { type: 'scale', node: WEB });
    await panel.page.click('.scaling [aria-label^="One process more"]');
    assert.deepEqual(await panel.harness.last(), { type: 'scale', node: WEB, step: 1 });
    await panel.page.focus(nodeAt(WEB));
    await panel.page.keyboard.press('-');
    assert.deepEqual(await panel.harness.last(), { type: 'scale', node: WEB, step: -1 });
  });

  it('offers no scaling for what does not scale out', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.click(nodeAt('file:///work/shop#clock'));
    assert.equal(await panel.page.locator('.scaling').count(), 0);
    const before = (await panel.harness.sent()).length;
    await panel.page.keyboard.press('+');
    assert.equal((await panel.harness.sent()).length, before);
  });

  it('can be used with the keyboard alone', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.focus('[aria-label="Export…"]');
    await panel.page.keyboard.press('Tab');
    const focused = () => panel.page.evaluate(() => document.activeElement?.getAttribute('data-id'));
    assert.equal(await focused(), WEB);
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'file:///work/shop#redis');
    await panel.page.keyboard.press('Enter');
    const opened = {
      type: 'open',
      node: 'file:///work/shop#redis',
      declaration: 0,
      beside: false,
      at: 'name',
    };
    assert.deepEqual(await panel.harness.last(), opened);
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.page.locator('.details').count(), 0);
  });

  it('names nodes for a screen reader', async () => {
    await panel.harness.show(picture(shop(), 'web'));
    assert.equal(
      await panel.page.locator(nodeAt(WEB)).getAttribute('aria-label'),
      'web, 3, 2–10, 1 warning, process type',
    );
    assert.equal(
      await panel.page.locator(nodeAt(WEB)).getAttribute('aria-description'),
      'Compose 3, Kubernetes 2–10',
    );
    assert.equal(await panel.page.locator(`${nodeAt(WEB)} .badge text`).textContent(), '1');
  });

  it('finds by name, manager and path; Enter goes through what is found', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.keyboard.press('/');
    await panel.page.keyboard.type('k8s');
    assert.equal(await panel.page.locator('.search .count').textContent(), '5');
    assert.equal(await panel.page.locator('g.node.match').count(), 5);
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('Enter');
    assert.equal(await panel.page.locator('.search .count').textContent(), '2 of 5');
    assert.equal(
      await panel.page.locator('g.node.selected').getAttribute('data-id'),
      'file:///work/shop#worker',
    );
    await panel.page.keyboard.press('Shift+Enter');
    assert.equal(await panel.page.locator('g.node.selected').getAttribute('data-id'), WEB);
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.page.locator('g.node.match').count(), 0);
  });

  it('changes a quantity in the drawing that stands', async () => {
    await panel.harness.show(picture(shop()));
    await mark();
    await panel.harness.show(picture(shopWithApi(3)));
    assert.deepEqual(await quantitiesOf(API), ['3']);
    assert.equal(await marked(), 2);
  });

  it('draws only the app anew whose structure changed, and keeps zoom and selection', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.click(nodeAt(WEB));
    await panel.page.click('[aria-label="Zoom In"]');
    await panel.harness.settle();
    await mark();
    const before = await transform();
    const [first, second] = shop();
    const more = formation('billing', [
      ...['api', 'invoicer', 'mailer'].map((name) => ({ name, declared: [{ in: 'compose' }] })),
    ]);
    assert.ok(first && second);
    await panel.harness.show(picture([first, more]));
    assert.equal(await marked(), 1);
    assert.equal(await panel.page.locator('g.node[data-id$="#mailer"]').count(), 1);
    assert.equal(await transform(), before);
    assert.equal(await panel.page.locator('g.node.selected').getAttribute('data-id'), WEB);
  });

  it('draws only the newest of many pictures, and ends with it', async () => {
    await panel.harness.show(picture(shop()));
    for (const count of [1, 2, 3, 1, 7]) {
      await panel.harness.post({ type: 'picture', picture: picture(shopWithApi(count)) });
    }
    await panel.page.waitForFunction(
      (selector) => document.querySelector(selector)?.textContent === '7',
      `${nodeAt(API)} .quantity`,
    );
  });

  it('is drawn as ever where another view was chosen before it was done', async () => {
    const places = (page: Page) =>
      page
        .locator('.world g.node[data-id] *')
        .evaluateAll((parts) =>
          parts.map((part) => [part.tagName, part.getAttribute('transform'), part.getAttribute('x')]),
        );
    const other = await panel.another();
    await other.show(picture(shop()));
    const { page, harness } = panel;
    let letGo = (): void => undefined;
    const chosen = new Promise<void>((resolve) => (letGo = resolve));
    await page.route('**/mermaid.core-*.js', async (route) => {
      await chosen;
      await route.fallback();
    });
    await harness.post({ type: 'picture', picture: picture(shop()) });
    await page.getByRole('tab', { name: 'Chart' }).click();
    letGo();
    await harness.settle();
    await page.getByRole('tab', { name: 'Graph' }).click();
    await page.waitForSelector('.world g.node');
    await harness.settle();
    assert.deepEqual(await places(page), await places(other.page));
    await other.close();
  });

  it('changes what it is told has changed, and draws nothing again', async () => {
    const shown = new ShownPicture();
    const send = (count: number) => panel.harness.post(shown.messageFor(picture(shopWithApi(count))));
    await send(2);
    await panel.page.waitForSelector(nodeAt(API));
    await panel.harness.settle();
    await mark();
    for (const count of [3, 4]) await send(count);
    await panel.page.waitForFunction(
      (selector) => document.querySelector(selector)?.textContent === '4',
      `${nodeAt(API)} .quantity`,
    );
    assert.equal(await marked(), 2);
  });

  it('follows the theme without drawing again', async () => {
    await panel.harness.show(picture(shop()));
    await mark();
    const fill = () =>
      panel.page
        .locator(`${nodeAt('file:///work/billing#invoicer')} .label-container`)
        .evaluate((element) => getComputedStyle(element).fill);
    const light = await fill();
    await panel.harness.theme('dark');
    await panel.harness.settle();
    assert.notEqual(await fill(), light);
    assert.equal(await marked(), 2);
  });

  it('fits the room that it has, and the room that it gets', async () => {
    await panel.harness.show(picture(shop()));
    const before = await transform();
    await panel.page.setViewportSize({ width: 700, height: 500 });
    await panel.page.waitForFunction(
      (was) => document.querySelector('.world')?.getAttribute('transform') !== was,
      before,
    );
    const other = await panel.another({ width: 700, height: 500 });
    await other.show(picture(shop()));
    assert.equal(await transform(), await other.page.locator('.world').getAttribute('transform'));
    await other.close();
  });

  it('keeps zoom and selection for the next page', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.click(nodeAt(WEB));
    await panel.page.click('[aria-label="Zoom In"]');
    const [state, shown] = [await panel.harness.kept(), await transform()];
    const again = await panel.another({ state });
    await again.show(picture(shop()));
    assert.equal(await again.page.locator('.world').getAttribute('transform'), shown);
    assert.equal(await again.page.locator('g.node.selected').getAttribute('data-id'), WEB);
    await again.close();
  });

  it('says which manifest is broken, and how much of it is shown', async () => {
    const notice = () => panel.page.locator('.broken').textContent();
    const told = (shown: BrokenFile['shown']) =>
      panel.harness.show(picture(shop(), undefined, [{ path: 'compose.yaml', message: 'No colon.', shown }]));
    await told('last');
    assert.equal(await notice(), 'compose.yaml cannot be read, so this is what it last said. No colon.Open');
    await told('part');
    assert.equal(
      await notice(),
      'compose.yaml cannot be read whole: this is what can be read of it. No colon.Open',
    );
    await told('nothing');
    assert.equal(await notice(), 'compose.yaml cannot be read, so nothing of it is shown. No colon.Open');
    assert.equal(await panel.page.locator('g.node[data-id]').count(), 11);
    await panel.page.click('.broken button');
    assert.deepEqual(await panel.harness.last(), { type: 'openBroken', index: 0 });
    await panel.harness.show(picture(shop()));
    assert.equal(await panel.page.locator('.broken').count(), 0);
  });

  it('tells what it looks for where there is nothing, and looks again', async () => {
    await panel.harness.show(LOOKS_FOR);
    assert.match(
      (await panel.page.locator('.kinds').textContent()) ?? '',
      /Procfile, Procfile\.\*.*compose\.yaml/,
    );
    await panel.page.click('text=Look Again');
    assert.deepEqual(await panel.harness.last(), { type: 'findManifests' });
  });

  it('shows hostile names as themselves', async () => {
    const members = HOSTILE.map((name) => ({ name, declared: [{ in: 'compose', quantity: { count: 2 } }] }));
    await panel.harness.show(picture([formation('<img src=x onerror=alert(1)>', members)]));
    const bare = (text: string) => text.replace(/[\s\u200B]/g, '');
    const names = await panel.page.locator('g.node[data-id] .label > g:not(.line) text').allTextContents();
    assert.deepEqual(
      names.map(bare).sort(),
      HOSTILE.map((name) => drawableName(name))
        .map(bare)
        .sort(),
    );
    assert.equal(await panel.page.locator('.frame-title').textContent(), '<img src=x onerror=alert(1)>');
    assert.equal(await panel.page.locator('.graph :is(img, script, a)').count(), 0);
    for (const name of HOSTILE) {
      await panel.page.evaluate(
        (id) => document.querySelector<SVGElement>(`g.node[data-id="${CSS.escape(id)}"]`)?.focus(),
        `file:///work/<img src=x onerror=alert(1)>#${name}`,
      );
      assert.equal(await panel.page.locator('.details h2').textContent(), name);
    }
  });

  it('sets apps beside each other, and none over another', async function () {
    this.timeout(60_000);
    await panel.harness.show(picture([...large(120)]));
    await panel.harness.drawEverything();
    const frames = await panel.page.locator('.cluster > rect').evaluateAll((rects) =>
      rects.map((rect) => {
        const { left, right, top, bottom } = rect.getBoundingClientRect();
        return { left, right, top, bottom };
      }),
    );
    assert.equal(frames.length, 6);
    assert.ok(new Set(frames.map(({ top }) => top)).size < 6, 'some stand in one row');
    for (const [index, a] of frames.entries()) {
      for (const b of frames.slice(index + 1)) {
        assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);
      }
    }
  });

  it('draws hundreds of process types, and more edges than mermaid allows by itself', async function () {
    this.timeout(120_000);
    await panel.harness.show(picture([...large(200)]));
    await panel.harness.drawEverything();
    assert.equal(await panel.page.locator('g.node[data-id]').count(), 200);
    assert.ok((await panel.page.locator('path[data-from]').count()) > 200);
    const members = Array.from({ length: 40 }, (_, index) => ({
      name: `t${index}`,
      declared: [{ in: 'compose' }],
      needs: Array.from({ length: 14 }, (_, other) => `t${(index + other + 1) % 40}`),
    }));
    await panel.harness.show(picture([formation('dense', members)]));
    await panel.page.waitForFunction(
      () => document.querySelectorAll('path[data-from]').length === 560,
      null,
      {
        timeout: 100_000,
      },
    );
  });
});
