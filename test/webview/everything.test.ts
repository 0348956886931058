import assert from 'node:assert/strict';
import { drawableName } from '../../src/core/graph/label';
import { formation, HOSTILE } from '../core/graph/formations';
import { describePanel } from './harness';
import { large, picture } from './pictures';

/** More than mermaid is asked for at once. */
const MANY = 160;

describePanel('everything at once', {}, (panel) => {
  const drawn = () => panel.page.locator('g.node[data-id]');

  async function showAll(): Promise<ReturnType<typeof picture>> {
    const shown = picture([...large(MANY)]);
    await panel.harness.show(shown);
    await panel.harness.drawEverything();
    return shown;
  }

  it('is what the model says: each node in its frame, each need an arrow', async () => {
    const { graph } = await showAll();
    const ids = await drawn().evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id')));
    assert.deepEqual([...ids].sort(), graph.nodes.map(({ id }) => id).sort());
    const arrows = await panel.page
      .locator('path[data-from]')
      .evaluateAll((paths) =>
        paths.map((path) => `${path.getAttribute('data-from') ?? ''} ${path.getAttribute('data-to') ?? ''}`),
      );
    assert.deepEqual([...arrows].sort(), graph.edges.map(({ from, to }) => `${from} ${to}`).sort());
    const titles = await panel.page.locator('.frame-title').allTextContents();
    assert.deepEqual([...titles].sort(), graph.groups.map(({ title }) => title).sort());
  });

  it('keeps every word inside its shape, and every node inside a frame', async () => {
    await showAll();
    const outside = await panel.page.evaluate(() => {
      const within = (inner: DOMRect, outer: DOMRect) =>
        inner.left >= outer.left - 1 &&
        inner.right <= outer.right + 1 &&
        inner.top >= outer.top - 1 &&
        inner.bottom <= outer.bottom + 1;
      const frames = [...document.querySelectorAll('.cluster > rect')].map((one) =>
        one.getBoundingClientRect(),
      );
      return [...document.querySelectorAll('g.node[data-id]')].flatMap((node) => {
        const shape = node.querySelector('.label-container')?.getBoundingClientRect();
        if (!shape) return ['no shape'];
        const words = [...node.querySelectorAll('.label text')].map((text) => text.getBoundingClientRect());
        const fits =
          words.every((word) => within(word, shape)) && frames.some((frame) => within(shape, frame));
        return fits ? [] : [node.getAttribute('data-id')];
      });
    });
    assert.deepEqual(outside, []);
  });

  it('is selected, led through and scaled as any drawing', async () => {
    await showAll();
    await drawn().first().focus();
    await panel.page.keyboard.press('ArrowRight');
    assert.equal(await panel.page.locator('g.node.selected').count(), 1);
    const id = await panel.page.locator('g.node.selected').getAttribute('data-id');
    await panel.page.keyboard.press('Enter');
    assert.deepEqual(await panel.harness.last(), {
      type: 'open',
      node: id,
      declaration: 0,
      beside: false,
      at: 'name',
    });
  });

  it('shows hostile names as themselves', async () => {
    const members = HOSTILE.map((name) => ({ name, declared: [{ in: 'compose', quantity: { count: 2 } }] }));
    const shown = picture([...large(MANY), formation('<img src=x onerror=alert(1)>', members)]);
    await panel.harness.show(shown);
    await panel.harness.drawEverything();
    const names = await drawn().evaluateAll((nodes) =>
      nodes
        .filter((node) => node.getAttribute('data-id')?.includes('onerror'))
        .map((node) => node.querySelector('.label tspan')?.textContent),
    );
    assert.deepEqual([...names].sort(), HOSTILE.map((name) => drawableName(name)).sort());
    assert.equal(await panel.page.locator('.graph :is(img, script, a)').count(), 0);
  });
});
