import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Node } from '../../../src/core/formats/tree';
import { child } from '../../../src/core/formats/tree';
import { readToml } from '../../../src/core/formats/toml';

const read = (text: string) => readToml({ uri: 'file:///shop/fly.toml', version: 1, text });

function plain(node: Node | undefined): unknown {
  if (node?.kind === 'mapping')
    return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
  return node?.kind === 'sequence' ? node.items.map(plain) : node?.value;
}

describe('TOML', () => {
  for (const [what, text, expected] of [
    [
      'values of each kind',
      'a = "x"\nb = 1_000\nc = 1.5\nd = true\ne = \'y\'\n',
      { a: 'x', b: 1000, c: 1.5, d: true, e: 'y' },
    ],
    ['tables, and tables in them', '[a]\nb = 1\n[a.c]\nd = 2\n', { a: { b: 1, c: { d: 2 } } }],
    ['keys with dots', 'a.b.c = 1\na.b.d = 2\n', { a: { b: { c: 1, d: 2 } } }],
    [
      'arrays of tables',
      '[[a]]\nb = 1\n[[a.c]]\nd = 2\n[[a]]\nb = 3\n',
      { a: [{ b: 1, c: [{ d: 2 }] }, { b: 3 }] },
    ],
    ['what stands on one line', 'a = { b = [1, "x"], c.d = 2 }\n', { a: { b: [1, 'x'], c: { d: 2 } } }],
    ['nothing', '', {}],
  ] as const)
    it(`is read with ${what}`, () => {
      assert.deepEqual(plain(read(text).root), expected);
    });

  it('knows where keys and values are written', () => {
    const text = '[a]\n"b c" = "d"\n';
    const table = child(read(text).root, 'a');
    const entry = table?.kind === 'mapping' ? table.entries.get('b c') : undefined;
    const slice = (node: Node | undefined) => text.slice(node?.at.span.start, node?.at.span.end);
    assert.deepEqual([slice(entry?.key), slice(entry?.value)], ['"b c"', '"d"']);
  });

  for (const text of ['a =\n', '[a\n', 'a = 1\na = 2\n', 'a = "x\n', `a = ${'['.repeat(20000)}`])
    it(`that is broken is told of, inside of its text: ${text.slice(0, 20)}`, () => {
      const { root, problems } = read(text);
      assert.equal(root, undefined);
      const [problem, ...others] = problems;
      assert.deepEqual(others, []);
      const { start = -1, end = -1 } = problem?.at.span ?? {};
      assert.ok(0 <= start && start < end && end <= text.length, `${start} to ${end}`);
    });
});
