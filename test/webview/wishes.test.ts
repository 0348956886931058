import assert from 'node:assert/strict';
import type { Image } from '../../src/protocol';
import { Wishes } from '../../src/vscode/views/process-model/wishes';

const image: Image = { format: 'svg', data: '<svg ></svg>' };
const settled = (promise: Promise<Image>) =>
  Promise.race([promise.catch((error: Error) => error.message), Promise.resolve('open')]);

describe('images that the page was asked for', () => {
  it('are those that answer the wish, in its format', async () => {
    const wishes = new Wishes();
    const numbers: number[] = [];
    const first = wishes.make({ format: 'svg', light: true }, ({ wish }) => numbers.push(wish));
    const second = wishes.make({ format: 'png', light: true }, ({ wish }) => numbers.push(wish));
    const [one = 0, two = 0] = numbers;
    assert.notEqual(one, two);
    wishes.answer({ type: 'drawn', wish: two, image });
    wishes.answer({ type: 'drawn', wish: 99, image });
    assert.equal(await settled(second), 'open');
    wishes.answer({ type: 'drawn', wish: one, image });
    assert.equal(await first, image);
    wishes.answer({ type: 'notDrawn', wish: two, reason: 'too large' });
    await assert.rejects(second, /too large/);
  });

  it('are waited for no longer once nobody can answer', async () => {
    const wishes = new Wishes();
    const asked = wishes.make({ format: 'svg', light: true }, () => undefined);
    wishes.giveUp('The panel was closed.');
    await assert.rejects(asked, /The panel was closed/);
  });
});
