import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { findingsIn } from './findings';
import type { Findings } from './findings';
import { compare, readJudged } from './judged';
import type { Judgement } from './judged';
import { comparisonLines, tableOf } from './report';

const FILES = {
  'shop__web/Procfile': 'web: gunicorn --daemon shop:app\nclock: node a.js\nclock: node b.js\n',
  'shop__web/deep/compose.yaml':
    'services:\n  web:\n    image: shop\n    scale: 2\n    ports:\n      - 80:80\n',
  'shop__jobs/Procfile': 'clock: node clock.js\n',
};

const judged = (over: Partial<Judgement>): Judgement => ({
  repository: 'shop/web',
  path: 'deep/compose.yaml',
  line: 6,
  rule: 'single-copy-resource',
  severity: 'error',
  verdict: 'right',
  why: 'two copies',
  ...over,
});

describe('precision over a corpus', () => {
  let corpus: string;
  let findings: Findings;

  before(async () => {
    corpus = await mkdtemp(join(tmpdir(), 'formation-precision-'));
    for (const [path, text] of Object.entries(FILES)) {
      const file = join(corpus, 'files', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    findings = await findingsIn(corpus);
  });

  after(() => rm(corpus, { recursive: true }));

  it('is of every project, with the place of each finding', () => {
    assert.deepEqual([...findings.projects].sort(), ['shop/jobs', 'shop/web']);
    assert.deepEqual(
      findings.found.map(({ repository, path, line, rule }) => `${repository} ${path}:${line} ${rule}`),
      [
        'shop/web Procfile:1 detaches-from-manager',
        'shop/web Procfile:3 procfile-duplicate-type',
        'shop/web deep/compose.yaml:6 single-copy-resource',
      ],
    );
  });

  it('counts each rule, names the noisy ones, and those that never fired', () => {
    const lines = tableOf(findings, ['single-copy-resource', 'pid-file'], false);
    const counted = lines.filter((line) => line.startsWith('  error'));
    assert.deepEqual(counted, [
      '  error detaches-from-manager: 1 in 1 of 2 projects, more than one of five',
      '  error procfile-duplicate-type: 1 in 1 of 2 projects, more than one of five',
      '  error single-copy-resource: 1 in 1 of 2 projects, more than one of five',
    ]);
    assert.equal(lines.at(-1), '  not once: pid-file');
  });

  it('names three places of a rule, and all where all are asked for', () => {
    const [first] = findings.found;
    assert.ok(first);
    const many = { projects: findings.projects, found: [1, 2, 3, 4].map((line) => ({ ...first, line })) };
    const places = (all: boolean) => tableOf(many, [], all).filter((line) => line.startsWith('    '));
    assert.equal(places(true).length, 4);
    assert.deepEqual(places(false).slice(3), ['    and 1 more']);
  });

  it('tells what is not judged, judged wrong and still told, or judged right and gone', () => {
    const { unjudged, wrong, gone, precision } = compare(findings, [
      judged({}),
      judged({ path: 'Procfile', line: 1, rule: 'detaches-from-manager', verdict: 'wrong' }),
      judged({ line: 7 }),
      judged({ line: 8, verdict: 'wrong' }),
      judged({ repository: 'other/app' }),
    ]);
    assert.deepEqual(
      unjudged.map(({ rule }) => rule),
      ['procfile-duplicate-type'],
    );
    assert.deepEqual(
      wrong.map(({ rule }) => rule),
      ['detaches-from-manager'],
    );
    assert.deepEqual(
      gone.map(({ line }) => line),
      [7],
    );
    assert.deepEqual([...precision], [['error', { right: 1, judged: 2 }]]);
  });

  it('is told as a share of each severity', () => {
    const lines = comparisonLines(compare(findings, [judged({})]), false);
    assert.equal(lines[0], '  error: 1 of 1 judged are right (100.0 %)');
    assert.equal(lines.filter((line) => line.startsWith('    error')).length, 2);
  });

  it('takes a finding that is told more strongly for one that nobody judged', () => {
    const { unjudged } = compare(findings, [judged({ severity: 'warning' })]);
    assert.ok(unjudged.some(({ rule }) => rule === 'single-copy-resource'));
  });

  it('reads no list without a reason for each verdict', async () => {
    const file = join(corpus, 'judged.tsv');
    const head = 'repository\tpath\tline\trule\tseverity\tverdict\twhy\n';
    await writeFile(file, `${head}shop/web\tProcfile\t1\tpid-file\twarning\tright\t\n`);
    assert.throws(() => readJudged(file), /judged\.tsv:2: a verdict is right or wrong, and says why/);
    await writeFile(file, `${head}shop/web\tProcfile\t1\tpid-file\twarning\tright\t--pid\n`);
    assert.deepEqual(
      readJudged(file).map(({ line, why }) => [line, why]),
      [[1, '--pid']],
    );
  });
});

describe('the list of judgements', () => {
  it('gives each place one verdict', () => {
    const keys = readJudged(join(import.meta.dirname, 'judged.tsv')).map(
      ({ repository, path, line, rule, severity }) => [repository, path, line, rule, severity].join(' '),
    );
    assert.deepEqual(keys, [...new Set(keys)]);
  });
});
