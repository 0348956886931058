import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import type { Inspection } from '../../src/cli/inspect';
import { run } from '../../src/cli/run';

const FILES = {
  Procfile: 'web: node server.js --port $PORT\nworker: node worker.js\n',
  'compose.yaml': [
    'services:',
    '  web:',
    '    command: node server.js',
    '    container_name: shop',
    '    scale: 2',
    '    depends_on: [db]',
    '    build: .',
    '  worker:',
    '    command: node worker.js',
    '    build: .',
    '  db:',
    '    image: postgres:17',
    '',
  ].join('\n'),
  'node_modules/other/Procfile': 'hidden: node hidden.js\n',
  'templates/compose.yaml': 'services:\n  {{ .Values.name }}:\n    image: x\n',
};

describe('the command line', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'formation cli-'));
    for (const [path, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  });

  after(() => rm(folder, { recursive: true }));

  async function formation(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    let [out, err] = ['', ''];
    const code = await run(args, { out: (text) => (out += text), err: (text) => (err += text) });
    return { code, out, err };
  }

  async function inspection(...args: string[]): Promise<Inspection> {
    return JSON.parse((await formation('inspect', ...args, '--format', 'json')).out) as Inspection;
  }

  it('inspects a folder in the form that the schema describes', async () => {
    const schema = JSON.parse(
      readFileSync(resolve(__dirname, '../../schema/inspect.schema.json'), 'utf8'),
    ) as object;
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    validate(await inspection(folder));
    assert.deepEqual(validate.errors, null);
  });

  it('shows each manifest as written, by paths from the folder, and nothing of a heavy folder', async () => {
    const { manifests } = await inspection(folder);
    assert.deepEqual(
      manifests.map(({ path, manager }) => [path, manager]),
      [
        ['Procfile', 'procfile'],
        ['compose.yaml', 'compose'],
      ],
    );
    const web = manifests[1]?.processTypes[0];
    assert.deepEqual([web?.name, web?.line, web?.column], ['web', 2, 3]);
    assert.deepEqual(web?.quantity, { kind: 'fixed', count: 2, declared: true, known: true });
    assert.deepEqual(web?.needs, ['db']);
  });

  it('shows one formation with an environment for each manager', async () => {
    const { formations } = await inspection(folder);
    assert.equal(formations.length, 1);
    assert.deepEqual(
      formations[0]?.environments.map(({ paths, processTypes }) => [
        paths,
        processTypes.map(({ name, role }) => `${name} ${role}`),
      ]),
      [
        [['Procfile'], ['web process', 'worker process']],
        [['compose.yaml'], ['web process', 'worker process', 'db backing-service']],
      ],
    );
  });

  it('says of a look-alike what it is instead of reading it', async () => {
    const { skipped } = await inspection(folder);
    assert.deepEqual(
      skipped.map(({ path }) => path),
      ['templates/compose.yaml'],
    );
  });

  it('reads exactly the files behind -f, as one environment', async () => {
    const over = join(folder, 'more.yaml');
    await writeFile(over, 'services:\n  worker:\n    scale: 4\n');
    await writeFile(join(folder, 'compose.more.yaml'), 'services:\n  worker:\n    scale: 4\n');
    const { formations } = await inspection(
      folder,
      '-f',
      join(folder, 'compose.yaml'),
      join(folder, 'compose.more.yaml'),
    );
    await rm(over);
    await rm(join(folder, 'compose.more.yaml'));
    const environments = formations.flatMap((formation) => formation.environments);
    assert.deepEqual(
      environments.map(({ paths }) => paths),
      [['compose.yaml', 'compose.more.yaml']],
    );
    const worker = environments[0]?.processTypes.find(({ name }) => name === 'worker');
    assert.equal(worker?.quantity.count, 4);
  });

  it('shows a file that another one brings in where something is wrong in it', async () => {
    await writeFile(join(folder, 'compose.more.yaml'), 'include: [infra.yaml]\n');
    await writeFile(join(folder, 'infra.yaml'), 'services: {db: [}\n');
    const { manifests } = await inspection(folder, '-f', join(folder, 'compose.more.yaml'));
    await rm(join(folder, 'compose.more.yaml'));
    await rm(join(folder, 'infra.yaml'));
    assert.deepEqual(
      manifests.map(({ path, manager, problems }) => [path, manager, problems.length > 0]),
      [
        ['compose.more.yaml', 'compose', false],
        ['infra.yaml', undefined, true],
      ],
    );
  });

  it('tells of nothing that hangs on variables where they are not put in', async () => {
    const more = join(folder, 'compose.more.yaml');
    await writeFile(more, 'services:\n  a: {image: x, scale: "${N}", container_name: a, links: [b]}\n');
    const { manifests } = await inspection(folder, '-f', more, '--no-interpolate');
    await rm(more);
    assert.deepEqual(
      manifests.map(({ problems }) => problems),
      [[]],
    );
  });

  it('ends a check that finds an error with 1, and names its place', async () => {
    const { code, out } = await formation('check', folder);
    assert.match(out, /^compose\.yaml:4:\d+: error: /m);
    assert.doesNotMatch(out, /: hint: /);
    assert.equal(code, 1);
  });

  it('draws the graph as fenced mermaid, for a README', async () => {
    assert.match((await formation('graph', folder)).out, /^```mermaid\nflowchart LR\n[^`]*\n```\n$/);
  });

  for (const format of ['json', 'markdown'])
    it(`prints the graph as ${format} that does not say where the folder lies`, async () => {
      const { out } = await formation('graph', folder, '--format', format);
      assert.ok(!out.includes(encodeURI(folder)) && !out.includes(folder));
      assert.match(out, /["`]compose\.yaml/);
    });

  it('prints the command that would scale, and why another manager cannot', async () => {
    const { code, out, err } = await formation('scale', folder, 'worker=3', '--dry-run');
    assert.match(out, /^docker compose .*--scale worker=3 worker$/m);
    assert.match(err, /Procfile/);
    assert.equal(code, 0);
  });

  it('ends with 2 where a manager refuses', async () => {
    const { code, out } = await formation('scale', folder, 'web=3', '--manager', 'procfile', '--dry-run');
    assert.deepEqual([code, out], [2, '']);
  });

  it('prints the one command that would apply a preset, and why another manager cannot', async () => {
    const settings = join(folder, '.formation.yaml');
    await writeFile(settings, 'presets:\n  evening: worker=10,db=2\n  late: clock=1\n');
    const applied = await formation('scale', folder, '--preset', 'evening', '--dry-run');
    const unknown = await formation('scale', folder, '--preset', 'late', '--dry-run');
    const missing = await formation('scale', folder, '--preset', 'night', '--dry-run');
    await rm(settings);
    assert.match(applied.out, /^docker compose .*--scale worker=10 --scale db=2 worker db\n$/);
    assert.equal(applied.code, 0);
    assert.deepEqual([unknown.code, unknown.err], [2, 'No process type clock is declared.\n']);
    assert.deepEqual(
      [missing.code, missing.err],
      [2, 'No .formation.yaml has a preset "night". There are evening, late.\n'],
    );
  });

  it('never runs anything', async () => {
    const { code, err } = await formation('scale', folder, 'worker=3');
    assert.match(err, /only --dry-run/);
    assert.equal(code, 2);
  });

  for (const args of [
    [],
    ['nonsense'],
    ['inspect', '--nonsense'],
    ['check', '--format', 'xml'],
    ['inspect', '/nowhere'],
    ['graph', '--dry-run'],
  ])
    it(`answers ${args.join(' ') || 'nothing'} with its usage`, async () => {
      const { code, err } = await formation(...args);
      assert.match(err, /^Usage:$/m);
      assert.equal(code, 2);
    });

  it('says which version it is', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.deepEqual(await formation('--version'), { code: 0, out: `${version}\n`, err: '' });
  });

  it('helps', async () => {
    const { code, out } = await formation('--help');
    assert.match(out, /^Usage:\n/);
    assert.equal(code, 0);
  });
});
