import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readLeaf } from '../../../../src/core/formats/yaml/leaf';
import { MOST_MERGED_ENTRIES } from '../../../../src/core/formats/yaml/merge-keys';
import { Anchors } from '../../../../src/core/formats/yaml/anchors';
import { readYaml } from '../../../../src/core/formats/yaml/read';
import { plainProblem, plainTree } from './plain';

const uri = 'file:///shop/compose.yaml';
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

const SERVICES = many(60, (index) => `  s${index}:\n    image: shop # ${'.'.repeat(30)}\n`);
const COMPOSE = `services:\n${SERVICES}volumes:\n  data:\n`;

/** Texts that are long enough to be read part by part. */
const TEXTS: Readonly<Record<string, string>> = {
  'a byte order mark': `\uFEFF${COMPOSE}`,
  'a byte order mark before a marker': `\uFEFF---\n${COMPOSE}---\nb: 2\n`,
  'a merge whose value is written out': `b:\n  <<:\n${many(80, (index) => `    k${index}: ${'x'.repeat(30)}\n`)}  c: 1\n`,
  'a merge of a long list': `a: &a\n  x: 1\nb:\n  <<:\n${'    - *a\n'.repeat(300)}  c: 1\n`,
  'a comment behind a marker': `--- # the shop\n${COMPOSE}`,
  'a tag behind a marker': `--- !shop\n${COMPOSE}`,
  'Windows line ends': COMPOSE.replaceAll('\n', '\r\n'),
  'an end of the document': `${COMPOSE}...\n`,
  'a directive': `%YAML 1.2\n---\n${COMPOSE}`,
};

describe('YAML that is split', () => {
  for (const [title, text] of Object.entries(TEXTS))
    it(`is read to the same tree as at once: ${title}`, () => {
      const { roots, problems } = readYaml({ uri, version: 1, text });
      const whole = readLeaf(uri, text, new Anchors(), { left: MOST_MERGED_ENTRIES });
      assert.deepEqual(whole.problems, []);
      assert.deepEqual(problems.map(plainProblem), []);
      assert.deepEqual(
        roots.flatMap((root) => (root ? [plainTree(root)] : [])),
        whole.roots.flatMap((root) => (root ? [plainTree(root)] : [])),
      );
    });

  it('is merged again when there is room for it', () => {
    const anchor = `a: &a\n${many(1000, (index) => `  k${index}: 1\n`)}`;
    const bomb = many(250, (index) => `m${index}:\n  <<: *a\n`);
    const before = readYaml({ uri, version: 1, text: `${anchor}${bomb}z:\n  <<: *a\n` });
    const text = `${anchor}z:\n  <<: *a\n`;
    const after = readYaml({ uri, version: 2, text }, before);
    const [root] = after.roots;
    assert.ok(root);
    const [anew] = readYaml({ uri, version: 1, text }).roots;
    assert.ok(anew);
    assert.deepEqual(plainTree(root), plainTree(anew));
  });
});
