import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { readCorpus } from '../conformance/corpus';
import type { Corpus } from '../conformance/report';
import { findingsIn } from './findings';
import { choose } from './mutations/chosen';
import { goodFiles } from './mutations/corpus-files';
import { MARK, mutated } from './mutations/mutation';
import type { CorpusFile, Mutation, Mutator } from './mutations/mutation';
import { recall, recallLines } from './mutations/recall';

const FILES: Readonly<Record<string, readonly [kind: string, text: string]>> = {
  'shop__web/compose.yaml': [
    'compose',
    'services:\r\n  web:\r\n    image: shop\r\n    container_name: shop\r\n  api:\r\n    image: api\r\n    ports:\r\n      - "8080:80"\r\n',
  ],
  'shop__web/jobs/compose.yaml': ['compose', 'services:\n  web:\n    image: shop\n    scale: -1\n'],
  'shop__web/other/services.yaml': ['compose', 'services:\n  web:\n    image: shop\n'],
  'shop__jobs/Procfile': ['procfile', 'clock: node clock.js\n'],
  'shop__jobs/k8s/web.yaml': [
    'k8s',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 3\n  template:\n    metadata:\n      labels:\n        app: web\n    spec:\n      containers:\n        - name: web\n          image: shop\n',
  ],
};

describe('mistakes put into good files', () => {
  let corpus: Corpus;
  let good: readonly (readonly [CorpusFile, Mutator])[];

  before(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'formation-recall-'));
    const index = Object.entries(FILES).map(([name, [kind]]) => {
      const [project = '', ...path] = name.split('/');
      return { repo: project.replace('__', '/'), path: path.join('/'), kind };
    });
    await writeFile(join(folder, 'index.json'), JSON.stringify(index));
    for (const [path, [, text]] of Object.entries(FILES)) {
      const file = join(folder, 'files', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    corpus = readCorpus(folder);
    good = await goodFiles(corpus, (await findingsIn(folder)).found);
  });

  after(() => rm(corpus.root, { recursive: true }));

  it('go into files that are read and have no fault of their own', () => {
    const paths = good.map(([{ project, path }]) => `${project}/${path}`);
    assert.deepEqual(paths.sort(), [
      'shop__jobs/Procfile',
      'shop__jobs/k8s/web.yaml',
      'shop__web/compose.yaml',
    ]);
  });

  it('are of all kinds in turn, the same for a seed and others for another', () => {
    const names = (many: number, seed: number) =>
      choose(good, many, seed).map(({ mutation: { name, edits } }) => `${name} ${JSON.stringify(edits)}`);
    assert.deepEqual(names(80, 1), names(80, 1));
    assert.notDeepEqual(names(80, 1), names(80, 2));
    const kinds = new Set(good.flatMap(([file, mutate]) => mutate(file).map(({ name }) => name)));
    assert.equal(new Set(choose(good, kinds.size, 1).map(({ mutation }) => mutation.name)).size, kinds.size);
  });

  it('are found on their lines', async () => {
    const tried = await recall(corpus.files, choose(good, 60, 1));
    assert.deepEqual(recallLines(tried.filter(({ found }) => !found)), recallLines([]));
    assert.equal(recallLines(tried).at(-1), '  60 of 60 are found (100.0 %)');
  });

  const mistake = (over: Partial<Mutation>): Mutation => ({
    name: 'a PID file',
    rules: ['pid-file'],
    edits: [{ span: { start: 0, end: 0 }, text: `${MARK}web: gunicorn --pid web.pid shop:app\n` }],
    ...over,
  });

  const missed: [string, Mutation][] = [
    [
      'where no rule tells of them',
      mistake({ edits: [{ span: { start: 0, end: 0 }, text: `${MARK}web: node server.js\n` }] }),
    ],
    ['where another rule does', mistake({ rules: ['restart-loop'] })],
    [
      'where another line is told of',
      mistake({
        edits: [{ span: { start: 0, end: 0 }, text: `web: gunicorn --pid web.pid shop:app\n${MARK}` }],
      }),
    ],
  ];
  for (const [where, mutation] of missed)
    it(`are not found ${where}`, async () => {
      const [file] = good.map(([one]) => one).filter(({ path }) => path === 'Procfile');
      assert.ok(file);
      const tried = await recall(corpus.files, [
        { file, mutation },
        { file, mutation: mistake({}) },
      ]);
      assert.deepEqual(
        tried.map(({ found }) => found),
        [false, true],
      );
      assert.ok(recallLines(tried).includes('  1 of 2 are found (50.0 %)'));
    });

  it('keep the line ends of their file, and mark one place', () => {
    const edits = [{ span: { start: 3, end: 3 }, text: `x\n${MARK}y\n` }];
    assert.deepEqual(mutated('a\r\nb\r\n', edits), { text: 'a\r\nx\r\ny\r\nb\r\n', line: 3 });
    assert.throws(() => mutated('a', []), /marks one place/);
    assert.throws(
      () => mutated('a', [...edits, { span: { start: 0, end: 0 }, text: MARK }]),
      /marks one place/,
    );
  });
});
