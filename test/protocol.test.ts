import assert from 'node:assert/strict';
import { readMessage } from '../src/protocol';

describe('messages from the webview', () => {
  const genuine = [
    { type: 'ready' },
    { type: 'open', node: 'file:///a#web', declaration: 0, beside: false },
    { type: 'scale', node: 'file:///a#web' },
    { type: 'scale', node: 'file:///a#web', step: -1 },
    { type: 'openColumn', column: 'file:///a#compose#web', beside: true },
    {
      type: 'applyPlan',
      plan: [
        { column: 'a', count: 3 },
        { column: 'b', count: 0 },
      ],
    },
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
    { type: 'openColumn', column: '', beside: false },
    { type: 'openColumn', column: 'a', beside: 'yes' },
    { type: 'openColumn', column: 'a', beside: false, uri: 'file:///etc/passwd' },
    { type: 'applyPlan' },
    { type: 'applyPlan', plan: [] },
    { type: 'applyPlan', plan: 'web=3' },
    { type: 'applyPlan', plan: { length: 1 } },
    { type: 'applyPlan', plan: [{ column: 'a', count: -1 }] },
    { type: 'applyPlan', plan: [{ column: 'a', count: 1.5 }] },
    { type: 'applyPlan', plan: [{ column: 'a', count: '3' }] },
    { type: 'applyPlan', plan: [{ column: 'a', count: 1e9 }] },
    { type: 'applyPlan', plan: [{ column: 'a', count: 3, command: 'rm' }] },
    { type: 'applyPlan', plan: [{ column: 'a', count: 3 }, null] },
    {
      type: 'applyPlan',
      plan: [
        { column: 'a', count: 3 },
        { column: 'a', count: 4 },
      ],
    },
    { type: 'applyPlan', plan: [{ column: 'a', count: 3 }], environment: 'production' },
    { type: 'applyPlan', plan: Array.from({ length: 5000 }, (_, n) => ({ column: `c${n}`, count: 1 })) },
    { type: 'openStale', index: Number.NaN },
    { type: '__proto__' },
  ];
  for (const message of forged) {
    it(`are refused where forged: ${String(JSON.stringify(message)).slice(0, 80)}`, () => {
      assert.equal(readMessage(message), undefined);
    });
  }
});
