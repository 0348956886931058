import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { readDotenv } from '../../../src/core/formats/dotenv';
import type { Expand } from '../../../src/core/formats/dotenv';
import { interpolateText } from '../../../src/core/formats/compose/interpolate';

const expand: Expand = (template, variables) => {
  const { text, known } = interpolateText(template, (name) => variables.get(name));
  return known ? text : undefined;
};

/** What is written, and what the variable A is then. */
const CASES: readonly (readonly [string, string | undefined])[] = [
  ['A=1', '1'],
  ['A = b = c', 'b = c'],
  ['A: 4', '4'],
  ['  export A=3', '3'],
  ['export\tA=3', '3'],
  ['exportA=1', undefined],
  ['A=', ''],
  ['A=""', ''],
  ['A=1\nA=2', '2'],
  ['# A=0\nA=1', '1'],
  ['\uFEFFA=1', '1'],
  ['B.1-C[D]=1\r\nA=2\r\n', '2'],
  ['A=1 # one', '1'],
  ['A=a # b # c', 'a'],
  ['A=a#b', 'a#b'],
  ['A= # c', '# c'],
  ['A=a\t#b', 'a\t#b'],
  ['A=a\\nb', 'a\\nb'],
  ['A=x="y"', 'x="y"'],
  ["A=it's", "it's"],
  ['A="a b" # c', 'a b'],
  ['A="a # b"', 'a # b'],
  ['A="first\nsecond=2"', 'first\nsecond=2'],
  ['A="first\r\nsecond"', 'first\r\nsecond'],
  ['A="a\\tb\\n\\"c\\" \\\\d"', 'a\tb\n"c" \\d'],
  ['A="\\q\\u0041"', '\\q\\u0041'],
  ["A='a # b'", 'a # b'],
  ["A='it\\'s'", "it's"],
  ["A='a\\nb'", 'a\\nb'],
  ["A='first\nsecond'", 'first\nsecond'],
  ['B=2\nA=$B', '2'],
  ['B=2\nA="${B}nd"', '2nd'],
  ["B=2\nA='$B'", '$B'],
  ['A="\\$B"\nB=2', '$B'],
  ['A="$$B"\nB=2', '$B'],
  ['A=${B:-none}\nB=2', 'none'],
];

describe('an env file', () => {
  for (const [text, value] of CASES)
    it(`makes A ${JSON.stringify(value)} with ${JSON.stringify(text)}`, () => {
      assert.equal(readDotenv(text, expand).get('A'), value);
    });

  it('leaves a variable unset that hangs on one that is not set', () => {
    assert.deepEqual([...readDotenv('A=1\nA=$B\nC=3\n', expand)], [['C', '3']]);
  });

  it('keeps references as written where nothing expands them', () => {
    assert.equal(readDotenv('A="$B \\$C"').get('A'), '$B $C');
  });

  it('is read up to a quote that nothing closes', () => {
    assert.deepEqual([...readDotenv('A=1\nB="2\nC=3\n')], [['A', '1']]);
  });
});

const there = spawnSync('docker', ['compose', 'version']).status === 0;
const required = (process.env['FORMATION_REQUIRE'] ?? '').split(',').includes('docker');
const reason = there || required ? '' : ' (skipped: docker compose is not installed)';

describe(`the real Docker Compose${reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'formation-dotenv-'));
  const env = { ...process.env, A: undefined, B: undefined };
  const environments = (texts: readonly string[]): (string | undefined)[] => {
    const services = texts.map((text, index) => {
      writeFileSync(join(folder, `${index}.env`), text);
      return [`s${index}`, { image: 'shop', env_file: [`${index}.env`] }] as const;
    });
    writeFileSync(join(folder, 'compose.yaml'), JSON.stringify({ services: Object.fromEntries(services) }));
    const args = ['compose', 'config', '--format', 'json'];
    const read = JSON.parse(execFileSync('docker', args, { cwd: folder, env, stdio: 'pipe' }).toString()) as {
      services: Record<string, { environment?: Record<string, string> }>;
    };
    return texts.map((_, index) => read.services[`s${index}`]?.environment?.['A']?.replaceAll('$$', '$'));
  };

  before(function () {
    if (reason !== '') this.skip();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('reads the same values', () => {
    const real = environments(CASES.map(([text]) => text));
    assert.deepEqual(
      CASES.map(([text], index) => [text, real[index]]),
      CASES.map(([text, value]) => [text, value]),
    );
  });

  it('refuses a quote that nothing closes', () => {
    assert.throws(() => environments(['A=1\nB="2\nC=3\n']), /unterminated/);
  });
});
