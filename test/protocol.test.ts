import assert from 'node:assert/strict';
import { readMessage } from '../src/protocol';

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);

describe('messages from the webview', () => {
  const genuine = [
    { type: 'ready' },
    { type: 'open', node: 'file:///a#web', declaration: 0, beside: false, at: 'name' },
    { type: 'open', node: 'file:///a#web', declaration: 3, beside: true, at: 'quantity' },
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
    { type: 'openBroken', index: 2 },
    { type: 'findManifests' },
    { type: 'export' },
    { type: 'drawn', wish: 3, image: { format: 'svg', data: svg('<text>x onload=y</text>') } },
    {
      type: 'drawn',
      wish: 3,
      image: { format: 'svg', data: svg('<path d="M0 0" marker-end="url(&quot;#a&quot;)"/>') },
    },
    { type: 'drawn', wish: 3, image: { format: 'png', data: png } },
    { type: 'notDrawn', wish: 3, reason: 'no room' },
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
    { type: 'open', node: 'a', declaration: -1, beside: false, at: 'name' },
    { type: 'open', node: 'a', declaration: 0.5, beside: false, at: 'name' },
    { type: 'open', node: 'a', declaration: '0', beside: false, at: 'name' },
    { type: 'open', node: 'a', declaration: 0, at: 'name' },
    { type: 'open', node: 'a', declaration: 0, beside: false },
    { type: 'open', node: 'a', declaration: 0, beside: false, at: 'command' },
    { type: 'open', node: 'a', declaration: 0, beside: false, at: 'name', uri: 'file:///etc/passwd' },
    { type: 'open', node: { toString: 'a' }, declaration: 0, beside: false, at: 'name' },
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
    { type: 'openBroken', index: Number.NaN },
    { type: '__proto__' },
    // What the host says, said back to it.
    { type: 'focus', node: 'a' },
    { type: 'reveal', node: 'a' },
    { type: 'applied', columns: ['a'] },
    { type: 'draw', wish: 1, format: 'svg', light: true },
    { type: 'picture', picture: { state: 'loading' } },
    { type: 'changed', changes: {} },
    { type: 'export', path: '/etc/passwd' },
    { type: 'notDrawn', wish: 1 },
    { type: 'drawn', wish: 1, image: null },
    { type: 'drawn', wish: -1, image: { format: 'png', data: png } },
    { type: 'drawn', wish: 1, image: { format: 'png', data: png, path: '/tmp/x' } },
    { type: 'drawn', wish: 1, image: { format: 'png', data: png }, path: '/tmp/x' },
    { type: 'drawn', wish: 1, image: { format: 'png', data: [...png] } },
    { type: 'drawn', wish: 1, image: { format: 'png', data: Uint8Array.from([0x4d, 0x5a, 0x90, 0]) } },
    { type: 'drawn', wish: 1, image: { format: 'exe', data: png } },
    { type: 'drawn', wish: 1, image: { format: 'svg', data: '<!DOCTYPE svg><svg></svg>' } },
    ...[
      '<script>alert(1)</script>',
      '<foreignObject><b/></foreignObject>',
      '<image href="http://a"/>',
      '<a><text>x</text></a>',
      '<style>@import "http://a"</style>',
      '<g onload="alert(1)"/>',
      '<g\nonload="alert(1)"/>',
      '<g/onload="alert(1)"/>',
      '<path style="fill: url(http://a)"/>',
      '<path fill="url(http://a)"/>',
      '<path fill="url(&quot;http://a&quot;)"/>',
      '<text xlink:href="http://a"/>',
      '<!-- <script> -->',
      '<?xml-stylesheet href="a"?>',
      '<script',
    ].map((inside) => ({ type: 'drawn', wish: 1, image: { format: 'svg', data: svg(inside) } })),
  ];
  for (const message of forged) {
    it(`are refused where forged: ${String(JSON.stringify(message)).slice(0, 80)}`, () => {
      assert.equal(readMessage(message), undefined);
    });
  }
});
