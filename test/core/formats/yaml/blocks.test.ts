import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readLeaf } from '../../../../src/core/formats/yaml/leaf';
import { readYaml } from '../../../../src/core/formats/yaml/read';
import type { YamlFile } from '../../../../src/core/formats/yaml/read';
import type { ReadPart } from '../../../../src/core/formats/yaml/part';
import { child } from '../../../../src/core/formats/tree';
import { Anchors } from '../../../../src/core/formats/yaml/anchors';
import { plainProblem, plainTree } from './plain';

const uri = 'file:///shop/compose.yaml';
const source = (text: string, version = 1) => ({ uri, version, text });

/** Read as one part: what the parser itself makes of the whole. */
const whole = (text: string) => readLeaf(uri, text, new Anchors(), { left: 200_000 });

const plain = ({ roots, problems }: Pick<YamlFile, 'roots' | 'problems'>) => ({
  roots: roots.filter((root) => root !== undefined).map(plainTree),
  problems: problems.map(plainProblem),
});

function assertSameAsWhole(text: string, name: string): void {
  const expected = whole(text);
  if (expected.problems.length > 0) return;
  assert.deepEqual(plain(readYaml(source(text))), plain(expected), name);
}

const smallestParts = ({ known }: YamlFile) => (known ? smallestIn(known.whole) : []);
const smallestIn = (part: ReadPart): readonly ReadPart[] =>
  part.parts.length > 0 ? part.parts.flatMap(smallestIn) : [part];

const service = (name: string, index: number) =>
  [
    `  ${name}:\n    <<: *common\n    image: shop/${name}:1.${index} # pinned\n    command: ["node", "server.js",\n      "--port"]\n`,
    `  # says nothing\n  ${name}:\n    image: &image${index} 'a: b'\n    labels:\n      note: |\n        ${name}: not a key\n\n        # nor a comment\n`,
    `  "${name}":\n    environment:\n    - A=1\n    - B: {x: 1,\n   y: 2\n   }\n    build: {context: .}\n`,
    `  ${name}: {image: "two\n    lines", scale: 2}\n`,
  ][index % 4] ?? '';

const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), { minLength: 20, maxLength: 60 });

const ofServices = (all: readonly string[]) =>
  `x-common: &common\n  restart: always\n  environment: {A: 1}\n\nservices:\n${all.map(service).join('')}volumes:\n  data:\n`;

/** Long enough that its entries are parts as well, and what stands below them. */
const longService = (name: string, index: number) =>
  `  ${name}:\n    <<: *common\n    image: shop/${name} # ${'.'.repeat(80)}\n    environment: &env-${index}\n${Array.from({ length: 20 }, (_, key) => `      KEY_${key}: "value ${key}"\n`).join('')}    labels:\n      <<: *env-${index >> 1}\n      note: '${'-'.repeat(200)}'\n    command:\n${Array.from({ length: 20 }, (_, word) => `    - --word=${word}-of-${name}\n`).join('')}`;

const ofLongServices = (all: readonly string[]) =>
  `x-common: &common\n  restart: always\n\nservices:\n${all.map(longService).join('')}volumes:\n  data:\n`;

const resource = (name: string, index: number) =>
  [
    `---\nkind: Deployment\nmetadata: &meta\n  name: ${name}\n  labels: {app: ${name}}\nspec:\n  replicas: ${index}\n  template:\n    metadata: *meta\n    spec:\n      containers:\n      - name: app\n        image: shop/${name}\n        args:\n${Array.from({ length: 10 }, (_, word) => `        - --word=${word}\n`).join('')}`,
    `--- # says nothing\nkind: ConfigMap\ndata:\n  text: |\n    ${name}: not a key\n    ---\n`,
    `---\nkind: Service\nmetadata: {name: ${name}}\n`,
  ][index % 3] ?? '';

const ofResources = (all: readonly string[]) => all.map(resource).join('');

const files = fc
  .tuple(fc.constantFrom(ofServices, ofLongServices, ofResources), names)
  .map(([make, all]) => make(all));

/** An edit anywhere: some characters taken out, some put in. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 3000 })),
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
      '  other: {<<: *common}\n',
      'top:\n',
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

  it('is read to the same after each edit as anew, be it in one place or in several', () => {
    const steps = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(files, steps, (first, edits) => {
        let text = first;
        let before = readYaml(source(text));
        edits.forEach((together, index) => {
          for (const { at, removed, added } of together) {
            const offset = Math.floor(at * text.length);
            text = text.slice(0, offset) + added + text.slice(offset + removed);
          }
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
    const taken = new Set(smallestParts(before));
    const after = readYaml(source(text.replace('  s3:', '  other:'), 2), before);
    assert.equal(smallestParts(after).filter((part) => !taken.has(part)).length, 1);
  });

  it('takes over a part once, where an edit of several places leaves it standing twice', () => {
    const entry = (name: string) => `  ${name}:\n    image: shop # ${'.'.repeat(50)}\n`;
    const lines = (names: readonly string[]) =>
      source(`services:\n${names.map(entry).join('')}`, names.length);
    const numbered = Array.from({ length: 60 }, (_, i) => `s${i}`);
    const before = readYaml(lines(['first', ...numbered, 'last']));
    const twice = lines(['other', ...numbered, ...numbered, 'end']);
    assert.deepEqual(plain(readYaml(twice, before)), plain(readYaml(twice)));
  });

  it('puts the same together again between the places of an edit, and knows what it hangs on', () => {
    const service = (name: string) =>
      `  ${name}:\n    image: shop # ${'.'.repeat(100)}\n    labels: {a: '${'-'.repeat(200)}'}\n`;
    const middle = Array.from({ length: 40 }, (_, index) => service(`s${index}`)).join('');
    const file = (anchor: string, first: string, last: string) =>
      `x: &${anchor} {restart: always}\nservices:\n  ${first}: {<<: *common}\n${middle}  ${last}: {image: shop}\n`;
    const texts = [file('common', 'a', 'b'), file('common', 'c', 'd'), file('other', 'c', 'd')];
    const [first, second, third] = texts.map((text, index) => source(text, index + 1));
    assert.ok(first && second && third);
    const before = readYaml(first);
    const entry = child(before.roots[0], 'services', 's20');
    const after = readYaml(second, before);
    assert.equal(child(after.roots[0], 'services', 's20'), entry);
    assert.deepEqual(plain(after), plain(readYaml(second)));
    assert.deepEqual(plain(readYaml(third, after)), plain(readYaml(third)));
  });

  it('finds no anchor of another document', () => {
    const documents = [0, 1].map((index) => `kind: Shop\nlabels: ${index === 0 ? '&a {x: 1}' : '*a'}\n`);
    const text = documents.join(`---\n${'# says nothing\n'.repeat(200)}`);
    const { problems } = readYaml(source(text));
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['No anchor &a stands before this alias.'],
    );
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
