import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readLeaf } from '../../../../src/core/formats/yaml/leaf';
import { readYaml } from '../../../../src/core/formats/yaml/read';
import type { YamlFile } from '../../../../src/core/formats/yaml/read';
import { plainProblem, plainTree } from './plain';

const uri = 'file:///shop/compose.yaml';
const source = (text: string, version = 1) => ({ uri, version, text });

/** Read as one part: what the parser itself makes of the whole. */
const whole = (text: string) => readLeaf(uri, text, 0, new Map(), { left: 200_000 });

const plain = ({ roots, problems }: Pick<YamlFile, 'roots' | 'problems'>) => ({
  roots: roots.filter((root) => root !== undefined).map(plainTree),
  problems: problems.map(plainProblem),
});

function assertSameAsWhole(text: string, name: string): void {
  const expected = whole(text);
  if (expected.problems.length > 0) return;
  assert.deepEqual(plain(readYaml(source(text))), plain(expected), name);
}

const service = (name: string, index: number) =>
  [
    `  ${name}:\n    <<: *common\n    image: shop/${name}:1.${index} # pinned\n    command: ["node", "server.js",\n      "--port"]\n`,
    `  # says nothing\n  ${name}:\n    image: &image${index} 'a: b'\n    labels:\n      note: |\n        ${name}: not a key\n\n        # nor a comment\n`,
    `  "${name}":\n    environment:\n    - A=1\n    - B: {x: 1,\n   y: 2\n   }\n    build: {context: .}\n`,
    `  ${name}: {image: "two\n    lines", scale: 2}\n`,
  ][index % 4] ?? '';

const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), { minLength: 20, maxLength: 60 });

const files = names.map(
  (all) =>
    `x-common: &common\n  restart: always\n  environment: {A: 1}\n\nservices:\n${all.map(service).join('')}volumes:\n  data:\n`,
);

/** An edit anywhere: some characters taken out, some put in. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.integer({ min: 0, max: 30 }),
  added: fc.oneof(
    fc.constantFrom(
      '"',
      "'",
      '[',
      '}',
      '\n',
      '  ',
      ': ',
      '- ',
      '*common',
      '&common ',
      '#',
      '---\n',
      '|\n',
      '\t',
      '\r\n',
    ),
    fc.string({ maxLength: 5 }),
  ),
});

describe('YAML that is read part by part', () => {
  it('is read to the same tree as at once, for whatever the parser finds no fault with', () => {
    fc.assert(
      fc.property(files, (text) => assertSameAsWhole(text, text)),
      { numRuns: 60 },
    );
  });

  it('is read to the same after each edit as anew', () => {
    fc.assert(
      fc.property(files, fc.array(edit, { minLength: 1, maxLength: 6 }), (first, edits) => {
        let text = first;
        let before = readYaml(source(text));
        edits.forEach(({ at, removed, added }, index) => {
          const offset = Math.floor(at * text.length);
          text = text.slice(0, offset) + added + text.slice(offset + removed);
          before = readYaml(source(text, index + 2), before);
          assert.deepEqual(plain(before), plain(readYaml(source(text))));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('takes over every part that an edit leaves as it is', () => {
    const text = `services:\n${Array.from({ length: 60 }, (_, i) => `  s${i}:\n    image: shop # ${'.'.repeat(30)}\n`).join('')}`;
    const before = readYaml(source(text));
    const taken = new Set(before.leaves);
    const after = readYaml(source(text.replace('  s3:', '  other:'), 2), before);
    assert.equal(after.leaves.filter((leaf) => !taken.has(leaf)).length, 1);
  });

  const corpus = resolve(__dirname, '../../../../../shared/corpus/files');
  const there = existsSync(corpus);
  it(`is read to the same tree as at once, for real files${there ? '' : ' (skipped: they are not here)'}`, function () {
    if (!there) this.skip();
    this.timeout(120_000);
    const paths = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.ya?ml$/.test(path),
    );
    for (const path of paths) assertSameAsWhole(readFileSync(join(corpus, path), 'utf8'), path);
  });
});
