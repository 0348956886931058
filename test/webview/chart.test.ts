import assert from 'node:assert/strict';
import { formation, HOSTILE, shop } from '../core/graph/formations';
import { live, wide } from './charts';
import { describePanel } from './harness';
import { picture } from './pictures';

const WEB = 'file:///work/shop#compose#web';
const WORKER = 'file:///work/shop#compose#worker';
const columnAt = (id: string) => `.type-column[data-id="${id}"]`;

describePanel('the formation chart in a browser', { view: 'chart' }, (panel) => {
  /** How many squares of a kind a column has: each begins with a move. */
  const squares = async (id: string, kind: string): Promise<number> => {
    const paths = panel.page.locator(`${columnAt(id)} path[class="${kind}"]`);
    const drawn = await paths.evaluateAll((found) => found.map((path) => path.getAttribute('d') ?? ''));
    return drawn.join('').split('M').length - 1;
  };
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await panel.page.keyboard.press(key);
  };
  const focused = () => panel.page.evaluate(() => document.activeElement?.getAttribute('data-id'));
  const planned = () => panel.page.locator('.plan:not([hidden]) li').allTextContents();
  const value = (id: string) => panel.page.locator(columnAt(id)).getAttribute('aria-valuetext');

  it('is chosen by the switch, with the keyboard too, and mermaid is only loaded for the graph', async () => {
    await panel.harness.show(picture(shop()));
    const loaded = () => panel.page.evaluate(() => performance.getEntriesByType('resource').length);
    const before = await loaded();
    await panel.page.focus('[role="tab"][aria-selected="true"]');
    await press('ArrowLeft');
    await panel.page.waitForSelector('g.node[data-id]');
    assert.ok((await loaded()) > before + 1);
    assert.equal(await panel.page.locator('.type-column').first().isVisible(), false);
    await press('ArrowRight');
    assert.equal(await panel.page.locator('.type-column').first().isVisible(), true);
    assert.equal(((await panel.harness.kept()) as { view: string }).view, 'chart');
  });

  it('stacks a square for each process: declared ones outlined, running ones filled', async () => {
    await panel.harness.show(live());
    assert.deepEqual([await squares(WEB, 'running'), await squares(WEB, 'declared')], [2, 1]);
    assert.deepEqual([await squares(WORKER, 'running'), await squares(WORKER, 'running over')], [2, 1]);
    const stacked = await panel.page
      .locator(`${columnAt('file:///work/shop#kubernetes#worker')} .declared`)
      .evaluate((path) => path.getBoundingClientRect().height > 3 * path.getBoundingClientRect().width);
    assert.ok(stacked, 'upwards, not beside each other');
  });

  it('draws the floor and the dashed ceiling of an autoscaler', async () => {
    await panel.harness.show(picture(shop()));
    const web = panel.page.locator(columnAt('file:///work/shop#kubernetes#web'));
    assert.deepEqual(await web.locator('.bound').allTextContents(), ['2', '10']);
    const [floor, ceiling] = await Promise.all(
      ['.floor', '.ceiling'].map((name) =>
        web.locator(name).evaluate((line) => {
          const { strokeDasharray } = getComputedStyle(line);
          return { y: line.getBoundingClientRect().y, dashed: strokeDasharray !== 'none' };
        }),
      ),
    );
    assert.ok(floor && ceiling && ceiling.y < floor.y);
    assert.deepEqual([floor.dashed, ceiling.dashed], [false, true]);
  });

  it('leads from a column to its declaration, by a click and by Enter', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.click(columnAt(WEB));
    assert.deepEqual(await panel.harness.last(), { type: 'openColumn', column: WEB, beside: false });
    await panel.page.focus(columnAt(WORKER));
    await press('Shift+Enter');
    assert.deepEqual(await panel.harness.last(), { type: 'openColumn', column: WORKER, beside: true });
  });

  it('is one tab stop, in which the arrows go from column to column', async () => {
    await panel.harness.show(picture(shop()));
    assert.equal(await panel.page.locator('.type-column[tabindex="0"]').count(), 1);
    await panel.page.getByRole('button', { name: 'Export…' }).focus();
    await press('Tab');
    assert.equal(await focused(), WEB);
    await press('ArrowRight');
    assert.equal(await focused(), WORKER);
    await press('Home');
    assert.equal(await focused(), WEB);
  });

  it('names columns for a screen reader: sliders where they can be planned', async () => {
    await panel.harness.show(live());
    const invoicer = panel.page.locator(columnAt('file:///work/billing#compose#invoicer'));
    assert.equal(
      await invoicer.getAttribute('aria-label'),
      'invoicer, process type, Compose, compose.yaml, cannot run two copies: The host port 8080 can be published by one container only.',
    );
    assert.deepEqual([await invoicer.getAttribute('role'), await value(WEB)], ['slider', '2/3']);
    const clock = panel.page.locator(columnAt('file:///work/shop#kubernetes#clock'));
    assert.equal(await clock.getAttribute('role'), 'button');
    assert.match((await clock.getAttribute('aria-label')) ?? '', /^clock, on demand, scheduled/);
  });

  it('plans by arrow keys, shows ghosts, and drops a column, or all', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.focus(columnAt(WEB));
    await press('ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowDown');
    assert.deepEqual([await squares(WEB, 'ghost'), await squares(WORKER, 'gone')], [2, 1]);
    assert.deepEqual(await planned(), ['web 3 → 5', 'worker 2 → 1']);
    assert.equal(await value(WEB), '3, planned 5');
    assert.equal((await panel.harness.sent()).length, 1, 'nothing is done before it is applied');
    await press('Escape');
    assert.deepEqual(await planned(), ['web 3 → 5']);
    await panel.page.click('.plan .secondary');
    assert.deepEqual(await planned(), []);
    assert.equal(await squares(WEB, 'ghost'), 0);
  });

  it('plans by dragging the top of a column, and a drag is no click', async () => {
    await panel.harness.show(picture(shop()));
    const heightOf = async (id: string) =>
      (await panel.page.locator(`${columnAt(id)} .stack > .declared`).boundingBox())?.height ?? Number.NaN;
    // A gap stands between each two squares.
    const row = ((await heightOf(WEB)) + 4) / 3;
    const drag = async (id: string, rows: number): Promise<void> => {
      const box = await panel.page.locator(`${columnAt(id)} .hold`).boundingBox();
      assert.ok(box);
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await panel.page.mouse.move(x, y);
      await panel.page.mouse.down();
      await panel.page.mouse.move(x, y - rows * row, { steps: 8 });
      await panel.page.mouse.up();
    };
    await drag(WEB, 3.2);
    assert.deepEqual(await planned(), ['web 3 → 6']);
    await drag(WORKER, -3);
    await drag(WORKER, -2);
    assert.deepEqual(await planned(), ['web 3 → 6', 'worker 2 → 0']);
    assert.equal((await panel.harness.sent()).length, 1, 'the line is not opened');
  });

  it('plans nothing of what does not scale out, and nothing below none', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.focus(columnAt('file:///work/shop#kubernetes#clock'));
    await press('ArrowUp');
    assert.deepEqual(await planned(), []);
    await panel.page.focus(columnAt(WORKER));
    await press('PageDown');
    assert.deepEqual(await planned(), ['worker 2 → 0']);
  });

  it('asks the host to apply the plan, and keeps it until that is done', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.focus(columnAt(WEB));
    await press('ArrowUp', 'ArrowRight', 'ArrowUp');
    await panel.page.click('.plan .primary');
    const plan = [
      { column: WEB, count: 4 },
      { column: WORKER, count: 3 },
    ];
    assert.deepEqual(await panel.harness.last(), { type: 'applyPlan', plan });
    assert.equal((await planned()).length, 2);
    await panel.harness.post({ type: 'applied', columns: [WEB] });
    await panel.harness.settle();
    assert.deepEqual(await planned(), ['worker 2 → 3']);
  });

  it('keeps the plan for the next page, and forgets what is declared by then', async () => {
    const state = { view: 'chart', plan: { [WEB]: 3, [WORKER]: 7, gone: 2 } };
    const again = await panel.another({ state });
    await again.show(picture(shop()));
    assert.deepEqual(await again.page.locator('.plan li').allTextContents(), ['worker 2 → 7']);
    await again.close();
  });

  it('draws only the column anew that a picture changes, and keeps the focus', async () => {
    await panel.harness.show(picture(shop()));
    await panel.page.focus(columnAt(WEB));
    await panel.page.evaluate(() =>
      document.querySelectorAll('.stack').forEach((stack) => stack.classList.add('old')),
    );
    const { length } = await panel.page.locator('.type-column').all();
    const changed = picture(shop());
    const sections = changed.chart.sections.map((section) => ({
      ...section,
      columns: section.columns.map((one) => (one.id === WORKER ? { ...one, declared: 3, text: '3' } : one)),
    }));
    await panel.harness.show({ ...changed, chart: { sections } });
    assert.equal(await squares(WORKER, 'declared'), 3);
    assert.equal(await panel.page.locator('.stack.old').count(), length - 1);
    assert.equal(await focused(), WEB);
  });

  it('stands a block with its number for more squares than can be counted', async () => {
    await panel.harness.show(wide(200, 5_000));
    const most = panel.page.locator('.type-column:has(.break)').first();
    const [block, tallest] = await panel.page.evaluate(() => {
      const height = (selector: string) =>
        Math.max(
          ...[...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect().height),
        );
      return [height('rect.declared'), height('path.declared')];
    });
    assert.ok(Number(await most.locator('.quantity').innerText()) > 40);
    assert.ok((block ?? 0) > (tallest ?? 0), 'a block is higher than any stack of squares');
    assert.equal(await panel.page.locator('.type-column').count(), 200);
  });

  it('explains in its legend what occurs, and nothing else', async () => {
    const entries = () => panel.page.locator('.legend li:not(.hint)').allInnerTexts();
    await panel.harness.show(wide(3, 9));
    assert.deepEqual(await entries(), ['declared']);
    await panel.harness.show(live());
    assert.deepEqual(await entries(), [
      'declared',
      'default, or not said here',
      'running',
      'too many',
      'autoscaler’s ceiling',
      'its floor',
      'cannot run two copies',
      'one process only',
    ]);
  });

  it('shows hostile names as themselves', async () => {
    const members = HOSTILE.map((name) => ({ name, declared: [{ in: 'compose', quantity: { count: 2 } }] }));
    await panel.harness.show(picture([formation('<img src=x onerror=alert(1)>', members)]));
    const names = await panel.page
      .locator('.type-column .name')
      .evaluateAll((all) => all.map((one) => one.textContent.replaceAll('\u200B', '')));
    assert.deepEqual(names, HOSTILE);
    assert.equal(await panel.page.locator('.chart :is(img, script, a)').count(), 0);
  });

  it('is captioned with apps where there are several, else with managers', async () => {
    const captions = () => panel.page.locator('.section > header b').allTextContents();
    await panel.harness.show(picture(shop()));
    assert.deepEqual([...new Set(await captions())], ['shop', 'billing']);
    await panel.harness.show(picture(shop().slice(0, 1)));
    assert.deepEqual([...new Set(await captions())].sort(), ['Compose', 'Kubernetes', 'Procfile']);
    const feet = await panel.page
      .locator('.type-column .name')
      .evaluateAll((names) => names.map((name) => name.getBoundingClientRect().top));
    assert.equal(new Set(feet).size, 1, 'all stand on one line');
  });

  it('goes on with a name in another line only behind what joins its words', async () => {
    const members = [{ name: 'worker_healthcheck', declared: [{ in: 'compose' }] }];
    await panel.harness.show(picture([formation('shop', members)]));
    const lines = await panel.page.locator('.type-column .name').evaluate((name) => {
      const text = name.firstChild;
      const range = document.createRange();
      const tops = [...(text?.textContent ?? '')].map((character, at) => {
        range.setStart(text ?? name, at);
        range.setEnd(text ?? name, at + 1);
        return [character, range.getBoundingClientRect().top] as const;
      });
      const first = tops[0]?.[1];
      return [tops.filter(([, top]) => top === first), tops.filter(([, top]) => top !== first)].map((line) =>
        line.map(([character]) => character).join(''),
      );
    });
    assert.deepEqual(
      lines.map((line) => line.replaceAll('\u200B', '')),
      ['worker_', 'healthcheck'],
    );
  });

  it('reveals the column of a node', async () => {
    await panel.harness.show(picture(shop()));
    await panel.harness.post({ type: 'reveal', node: 'file:///work/billing#api' });
    await panel.harness.settle();
    assert.equal(await focused(), 'file:///work/billing#compose#api');
  });
});
