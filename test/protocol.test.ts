import assert from 'node:assert/strict';
import { readMessage } from '../src/protocol';

describe('messages from the webview', () => {
  const genuine = [
    { type: 'ready' },
    { type: 'open', node: 'file:///a#web', declaration: 0, beside: false },
    { type: 'scale', node: 'file:///a#web' },
    { type: 'scale', node: 'file:///a#web', step: -1 },
    { type: 'openStale', index: 2 },
    { type: 'findManifests' },
  ];
  for (const message of genuine) {
    it(`are taken: ${JSON.stringify(message)}`, () => assert.deepEqual(readMessage(message), message));
  }

  const forged: unknown[] = [
    undefined,
    null,
    'ready',
    [],
    {},
    { type: 'run', command: 'rm -rf /' },
    { type: 'ready', command: 'x' },
    { type: 'open', node: 'a', declaration: -1, beside: false },
    { type: 'open', node: 'a', declaration: 0.5, beside: false },
    { type: 'open', node: 'a', declaration: '0', beside: false },
    { type: 'open', node: 'a', declaration: 0 },
    { type: 'open', node: 'a', declaration: 0, beside: false, uri: 'file:///etc/passwd' },
    { type: 'open', node: { toString: 'a' }, declaration: 0, beside: false },
    { type: 'scale', node: '' },
    { type: 'scale', node: 'x'.repeat(20_000) },
    { type: 'scale', node: 'a', step: 1e9 },
    { type: 'scale', node: 'a', step: '1' },
    { type: 'openStale', index: Number.NaN },
    { type: '__proto__' },
  ];
  for (const message of forged) {
    it(`are refused where forged: ${String(JSON.stringify(message)).slice(0, 80)}`, () => {
      assert.equal(readMessage(message), undefined);
    });
  }
});
