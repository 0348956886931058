import assert from 'node:assert/strict';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { frameAround, toDot, type DotGraph } from '../../src/webview/dot';
import { readLayout } from '../../src/webview/dot-layout';

const SHOP: DotGraph = {
  direction: 'LR',
  boxes: [
    { width: 120, height: 60 },
    { width: 140, height: 80 },
    { width: 14, height: 14 },
  ],
  frames: [[0, 1]],
  arrows: [
    { from: 2, to: 0 },
    { from: 0, to: 1 },
  ],
};

describe('a layout by dot', () => {
  let dot: Graphviz;
  before(async () => {
    dot = await Graphviz.load();
  });
  const layoutOf = (graph: DotGraph) => readLayout(dot.layout(toDot(graph), 'plain', 'dot'));

  it('puts whoever is needed to the right, and frames around their boxes', () => {
    const { boxes, curve, size } = layoutOf(SHOP);
    const [web, store, dotOutside] = boxes;
    assert.ok(web && store && dotOutside);
    assert.ok(dotOutside.x < web.x && web.x < store.x);
    const frame = frameAround(
      [
        { ...web, width: 120, height: 60 },
        { ...store, width: 140, height: 80 },
      ],
      [curve(0, 1)],
    );
    assert.ok(frame.x <= web.x - 60 && frame.x + frame.width >= store.x + 70);
    assert.ok(frame.y + 20 <= store.y - 40, 'there is room for a title');
    assert.ok(dotOutside.x < frame.x, 'requests come from outside');
    assert.ok(frame.y >= 0 && frame.x + frame.width <= size.width && frame.y + frame.height <= size.height);
  });

  it('puts them below where it is drawn from top to bottom', () => {
    const [web, store] = layoutOf({ ...SHOP, direction: 'TB' }).boxes;
    assert.ok(web && store && web.y < store.y);
  });

  it('leads each arrow from the edge of one box to the edge of the other', () => {
    const { boxes, curve } = layoutOf(SHOP);
    const [web, store] = boxes;
    const needs = curve(0, 1);
    const [start, end] = [needs[0], needs.at(-1)];
    assert.ok(web && store && start && end);
    assert.equal(needs.length % 3, 1);
    assert.ok(Math.abs(start.x - (web.x + 60)) < 1);
    assert.ok(end.x <= store.x - 70 && end.x > store.x - 80, 'with room for its head');
  });

  it('keeps an order by an arrow that is not seen', () => {
    const arrows = [{ from: 0, to: 1, hidden: true }];
    const [web, store] = layoutOf({ ...SHOP, boxes: SHOP.boxes.slice(0, 2), arrows }).boxes;
    assert.ok(web && store && web.x + 60 < store.x - 70);
  });
});
