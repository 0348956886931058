import assert from 'node:assert/strict';
import { withChanges } from '../../../../src/protocol';
import type { ModelPicture } from '../../../../src/protocol';
import { ShownPicture } from '../../../../src/vscode/views/process-model/shown';
import { formation } from '../../../core/graph/formations';
import { picture } from '../../../webview/pictures';

const LOADING = { state: 'loading' } as const;

function shop(workers: number, names: readonly string[] = ['web', 'worker']): ModelPicture {
  return picture([
    formation(
      'shop',
      names.map((name) => ({
        name,
        declared: [{ in: 'compose', quantity: { kind: 'fixed', count: name === 'worker' ? workers : 1 } }],
      })),
    ),
  ]);
}

describe('what the page is sent', () => {
  let shown: ShownPicture;
  beforeEach(() => {
    shown = new ShownPicture();
  });

  it('is a picture once', () => {
    assert.deepEqual(shown.messageFor(shop(2)), { type: 'picture', picture: shop(2) });
    assert.equal(shown.messageFor(shop(2)), undefined);
  });

  it('is of another quantity that process type alone', () => {
    shown.messageFor(shop(2));
    const message = shown.messageFor(shop(3));
    assert.ok(message?.type === 'changed');
    assert.deepEqual(
      message.changes.nodes?.map(([place, { name }]) => [place, name]),
      [[1, 'worker']],
    );
    assert.deepEqual(Object.keys(message.changes).sort(), ['nodes', 'sections']);
    assert.deepEqual(withChanges(shop(2), message.changes), shop(3));
  });

  it('is the whole picture where a process type came', () => {
    shown.messageFor(shop(2));
    const grown = shop(2, ['web', 'worker', 'clock']);
    assert.deepEqual(shown.messageFor(grown), { type: 'picture', picture: grown });
  });

  it('is a screen once, and the picture again behind it', () => {
    shown.messageFor(shop(2));
    assert.deepEqual(shown.messageFor(LOADING), { type: 'picture', picture: LOADING });
    assert.equal(shown.messageFor(LOADING), undefined);
    assert.equal(shown.messageFor(shop(2))?.type, 'picture');
  });

  it('is everything again where the page is gone meanwhile', () => {
    shown.messageFor(shop(2));
    shown.forget();
    assert.equal(shown.messageFor(shop(2))?.type, 'picture');
  });
});
