import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { serviceOver } from './memory';

const GOOD = 'services:\n  web:\n    image: shop\n';
const ALIAS_BOMB = `a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]\n`).join('')}${GOOD}`;

/** What is written, and the characters that its problems point at. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['an empty file', '', []],
  ['CRLF', GOOD.replaceAll('\n', '\r\n'), []],
  ['a byte order mark', `\uFEFF${GOOD}`, []],
  ['an alias bomb', ALIAS_BOMB, []],
  ['a service that is a string', `${GOOD}  worker: shop\n`, ['shop']],
  ['a count of "3"', `${GOOD}    scale: "3"\n`, []],
  ['a count of -1', `${GOOD}    scale: -1\n`, ['-1']],
  ['a count of 1e9', `${GOOD}    scale: 1e9\n`, []],
  ['a count that hangs on a variable', `${GOOD}    scale: \${N}\n`, []],
  ['a key that stands twice', `${GOOD}    image: other\n`, ['image']],
  ['a bracket that closes nothing', GOOD.replace('services:', 'services: }'), ['}']],
  ['more nesting than a manifest has', `${GOOD}x: ${'['.repeat(100_000)}`, ['[']],
  ['more text than is read', `${GOOD}# ${'x'.repeat(5_000_000)}`, ['']],
];

describe('bad input', () => {
  for (const [title, text, expected] of CASES) {
    it(`${title} is told where it stands, and no other file suffers`, async () => {
      const { service, uri } = await serviceOver({
        'compose.yaml': text,
        'other/Procfile': 'web: node server.js\n',
      });
      const problems = (service.snapshot.problems.get(uri('compose.yaml')) ?? []).filter(
        ({ severity }) => severity !== 'hint',
      );
      assert.deepEqual(
        problems.map(({ at: { span } }) => text.slice(span.start, span.end)),
        expected,
      );
      const other = service.snapshot.formations.find(({ app }) => app.name === 'other');
      assert.deepEqual(
        other?.members.map(({ name }) => name),
        ['web'],
      );
    });
  }
});
