import assert from 'node:assert/strict';
import { formation, HOSTILE, shop } from '../core/graph/formations';
import { describePanel } from './harness';
import { picture } from './pictures';

const WEB = 'file:///work/shop#web';
const CLOCK = 'file:///work/shop#clock';

describePanel('the matrix in a browser', { view: 'matrix' }, (panel) => {
  const row = (name: string) =>
    panel.page.getByRole('row').filter({ has: panel.page.getByRole('rowheader', { name, exact: true }) });
  const focused = () => panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  const cell = (label: RegExp) => panel.page.getByRole('button', { name: label });

  it('is chosen beside the graph, and stays chosen', async () => {
    const fresh = await panel.another();
    await fresh.show(picture(shop()));
    await fresh.page.getByRole('tab', { name: 'Matrix' }).click();
    await fresh.page.getByRole('grid', { name: 'shop' }).waitFor();
    assert.equal(((await fresh.kept()) as { view?: string }).view, 'matrix');
    await fresh.close();
  });

  it('has a table for each app, a column for each environment, and backing services last', async () => {
    await panel.harness.show(picture(shop()));
    assert.deepEqual(await panel.page.locator('caption').allTextContents(), ['shop', 'billing']);
    const table = panel.page.getByRole('grid', { name: 'shop' });
    assert.deepEqual(await table.getByRole('columnheader').allTextContents(), [
      'Process type',
      'Procfile',
      'Composecompose.yaml',
      'Kubernetesk8s/app.yaml',
    ]);
    assert.deepEqual(await table.getByRole('rowheader').allTextContents(), [
      'web',
      'worker',
      'clockscheduled',
      'migrateone-off',
      'Backing services',
      'postgres',
      'redis',
    ]);
    assert.deepEqual(await row('web').locator('.quantity').allTextContents(), ['–', '3', '2–10']);
  });

  it('tells what is missing and which command differs, and shows only that when asked', async () => {
    const members = [
      { name: 'web', declared: [{ in: 'compose' }, { in: 'kubernetes' }] },
      { name: 'worker', declared: [{ in: 'compose' }] },
      {
        name: 'api',
        declared: [
          { in: 'compose', command: 'serve' },
          { in: 'kubernetes', command: 'serve --debug' },
        ],
      },
    ];
    await panel.harness.show(picture([formation('x', members)]));
    assert.equal(await panel.page.getByRole('status').innerText(), 'Drift in 2 of 3');
    assert.equal(
      await panel.page.getByRole('gridcell', { name: 'worker, Kubernetes k8s/app.yaml: missing' }).count(),
      1,
    );
    assert.equal(await cell(/^api, Kubernetes .*, serve --debug, another command/).count(), 1);
    assert.equal(await cell(/^api, Compose .*another command/).count(), 0);
    await panel.page.getByRole('button', { name: 'Only Drift', pressed: false }).click();
    assert.deepEqual(await panel.page.locator('tbody tr:visible .name').allTextContents(), ['worker', 'api']);
    await panel.page.getByRole('button', { name: 'Only Drift', pressed: true }).click();
    assert.equal(await panel.page.locator('tbody tr:visible').count(), 3);
  });

  it('marks what has errors or warnings, and what only has hints no more than the graph does', async () => {
    const marks = () =>
      panel.page.locator('th .problems').evaluateAll((all) => all.map((one) => one.ariaLabel));
    const shown = picture(shop(), 'worker');
    await panel.harness.show(shown);
    assert.deepEqual(await marks(), ['1 warning']);
    const nodes = shown.graph.nodes.map((node) => ({
      ...node,
      problems: { ...node.problems, warning: 0, hint: node.problems.warning },
    }));
    await panel.harness.show({ ...shown, graph: { ...shown.graph, nodes } });
    assert.deepEqual(await marks(), []);
  });

  it('says where there is nothing to compare', async () => {
    const summary = () => panel.page.locator('.matrix-tools > :first-child').textContent();
    const isOffered = () => panel.page.getByRole('button', { name: 'Only Drift' }).isVisible();
    await panel.harness.show(picture(shop()));
    assert.match((await summary()) ?? '', /^Drift in/);
    assert.ok(await isOffered());
    const alone = formation('shop', [{ name: 'web', declared: [{ in: 'compose' }] }]);
    const environments = alone.environments.filter(({ manager }) => manager === 'compose');
    await panel.harness.show(picture([{ ...alone, environments }]));
    assert.equal(await summary(), 'One environment: nothing to compare');
    assert.ok(!(await isOffered()));
  });

  it('opens the line that sets what is clicked', async () => {
    await panel.harness.show(picture(shop()));
    await cell(/^web, Kubernetes/).click();
    const opened = { type: 'open', node: WEB, declaration: 2, beside: false, at: 'quantity' };
    assert.deepEqual(await panel.harness.last(), opened);
    await cell(/^web, Kubernetes/).click({ modifiers: ['Control'] });
    assert.deepEqual(await panel.harness.last(), { ...opened, beside: true });
  });

  it('is one tab stop, walked by arrow keys, and scales like the graph', async () => {
    await panel.harness.show(picture(shop()));
    assert.equal(await panel.page.locator('.matrix [tabindex="0"]').count(), 1);
    await cell(/^web, Procfile/).focus();
    await panel.page.keyboard.press('ArrowRight');
    assert.match((await focused()) ?? '', /^web, Compose compose.yaml: 3, compose.yaml$/);
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'clock, Compose compose.yaml: missing');
    await panel.page.keyboard.press('End');
    assert.match((await focused()) ?? '', /^clock, Kubernetes/);
    await panel.page.keyboard.press('Enter');
    const opened = { type: 'open', node: CLOCK, declaration: 1, beside: false, at: 'quantity' };
    assert.deepEqual(await panel.harness.last(), opened);
    await panel.page.keyboard.press('+');
    assert.deepEqual(await panel.harness.last(), opened, 'a schedule is not scaled');
    await panel.page.keyboard.press('Control+Home');
    await panel.page.keyboard.press('+');
    assert.deepEqual(await panel.harness.last(), { type: 'scale', node: WEB, step: 1 });
    await panel.page.keyboard.press('Control+End');
    assert.match((await focused()) ?? '', /^queue, /);
  });

  it('makes only the row anew that says something new, and keeps the focus', async () => {
    const shows = (count: number) => [
      formation('x', [
        { name: 'web', declared: [{ in: 'compose', quantity: { count } }] },
        { name: 'worker', declared: [{ in: 'compose', quantity: { count: 1 } }] },
      ]),
    ];
    await panel.harness.show(picture(shows(2)));
    await cell(/^web, Compose/).focus();
    await panel.page.evaluate(() =>
      document.querySelectorAll('tbody tr').forEach((element) => element.classList.add('old')),
    );
    await panel.harness.show(picture(shows(3)));
    assert.deepEqual(await panel.page.locator('tbody tr:not(.old) .quantity').allTextContents(), ['3']);
    assert.match((await focused()) ?? '', /^web, Compose compose.yaml: 3/);
  });

  it('keeps the names of rows and columns in sight', async () => {
    await panel.page.setViewportSize({ width: 340, height: 260 });
    await panel.harness.show(picture(shop()));
    await panel.page.locator('.matrix').evaluate((matrix) => matrix.scrollTo(180, 120));
    const at = (selector: string) =>
      panel.page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { left, top } = element.getBoundingClientRect();
          const view = document.querySelector('.matrix')?.getBoundingClientRect();
          return [left - (view?.left ?? 0), top - (view?.top ?? 0)].map(Math.round);
        });
    assert.deepEqual(await at('thead th'), [0, 0]);
    assert.equal((await at('tbody th'))[0], 0);
  });

  it('shows hostile names as themselves', async () => {
    const members = HOSTILE.map((name) => ({ name, declared: [{ in: 'compose', command: name }] }));
    await panel.harness.show(picture([formation('<b>', members)]));
    assert.deepEqual(await panel.page.locator('tbody .name').allTextContents(), HOSTILE);
    assert.equal(await panel.page.locator('.matrix :is(img, script, b)').count(), 0);
  });
});
