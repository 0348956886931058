import assert from 'node:assert/strict';
import { pack } from '../../src/webview/pack';

describe('the places of apps beside each other', () => {
  const box = { width: 400, height: 300 };

  it('are one row in a wide room, one column in a narrow one', () => {
    const ys = (room: { width: number; height: number }) =>
      pack([box, box, box], room).places.map(({ y }) => y);
    assert.deepEqual(ys({ width: 1400, height: 400 }), [0, 0, 0]);
    assert.deepEqual(ys({ width: 400, height: 1400 }), [0, 320, 640]);
  });

  it('never overlap, and keep their order', () => {
    const boxes = Array.from({ length: 40 }, (_, index) => ({
      width: 100 + (index % 7) * 40,
      height: 80 + index,
    }));
    const { places, size } = pack(boxes, { width: 1200, height: 700 });
    places.forEach(({ x, y }, index) => {
      const { width = 0, height = 0 } = boxes[index] ?? {};
      assert.ok(x + width <= size.width && y + height <= size.height);
      const next = places[index + 1];
      if (next) assert.ok(next.y > y ? next.y >= y + height : next.x >= x + width);
    });
  });

  it('are none for nothing', () => {
    assert.deepEqual(pack([], { width: 10, height: 10 }).places, []);
  });
});
