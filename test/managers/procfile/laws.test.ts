import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/source';
import { problemsOf, serviceOver } from '../../workspace/memory';

type Files = Record<string, string>;

const PROCFILE = 'web: node server.js\nworker: node worker.js\nrelease: node migrate.js\n';
const NF = { 'package.json': '{ "dependencies": { "foreman": "^3.0.1" } }' };
const OVERMIND = { '.overmind.env': '' };

/** The files, the one that is looked at, and what is told of it with the characters it is told at. */
const TOLD: readonly (readonly [string, Files, string, readonly string[]])[] = [
  [
    'an ignored line is a warning where any runner may be used',
    { Procfile: 'web: x\noops\n' },
    'Procfile',
    ['warning procfile-ignored-line: oops'],
  ],
  [
    'an ignored line is an error with node-foreman, which drops the file',
    { Procfile: 'web: x\noops\n', ...NF },
    'Procfile',
    ['error procfile-ignored-line: oops'],
  ],
  [
    'node-foreman wants nothing on an empty line',
    { Procfile: 'web: x\n  # y\n\t\nworker: y\n', ...NF },
    'Procfile',
    ['error nf-drops-procfile:   # y', 'error nf-drops-procfile: \t'],
  ],
  [
    'an empty line of CRLF is told with node-foreman',
    { Procfile: 'web: x\r\n\r\n# y\r\n', ...NF },
    'Procfile',
    ['error nf-drops-procfile: '],
  ],
  ['other runners pass over them, and so do we', { Procfile: 'web: x\r\n\r\n  # y\n  \n' }, 'Procfile', []],
  [
    'a missing blank is a hint where overmind may be used',
    { Procfile: 'web:x\n' },
    'Procfile',
    ['hint procfile-missing-space: :'],
  ],
  [
    'a missing blank is a warning where overmind is used',
    { Procfile: 'web:x\nworker: y\n', ...OVERMIND },
    'Procfile',
    ['warning procfile-missing-space: :'],
  ],
  ['a missing blank is nothing where another runner is used', { Procfile: 'web:x\n', ...NF }, 'Procfile', []],
  ['a type twice', { Procfile: 'web: x\nweb: y\n' }, 'Procfile', ['error procfile-duplicate-type: web']],
  [
    'a port of its own in a web process',
    { Procfile: 'web: gunicorn -b :8000 shop:app\n' },
    'Procfile',
    ['warning web-ignores-port: 8000'],
  ],
  [
    'a port of its own that an option and its value share a word with',
    { Procfile: 'web: bundle exec puma -p3000\n' },
    'Procfile',
    ['warning web-ignores-port: 3000'],
  ],
  [
    'no port that is a file, another option, or in another type',
    { Procfile: 'web: gunicorn -w 4 --pid 8000 shop:app\nadmin: rails server -p 3000\n' },
    'Procfile',
    ['warning pid-file: --pid 8000'],
  ],
  ['no port where PORT counts', { Procfile: 'web: rails server -p ${PORT:-3000}\n' }, 'Procfile', []],
  ['no port in development', { 'Procfile.dev': 'web: rails server -p 3000\n' }, 'Procfile.dev', []],
  [
    'a type that is not declared, and one that is',
    { Procfile: PROCFILE, '.foreman': 'formation: all=1,wrker=2,web=1\n' },
    '.foreman',
    ['error formation-undeclared-type: wrker'],
  ],
  [
    'nothing of a type where another Procfile may declare it',
    { 'Procfile.dev': PROCFILE, Gemfile: '', '.foreman': 'formation: all=1,other=2\n' },
    '.foreman',
    [],
  ],
  [
    'counts that are none',
    { Procfile: PROCFILE, '.foreman': 'formation: all=1,web=x,worker\n' },
    '.foreman',
    ['error formation-bad-count: x', 'error formation-bad-count: worker'],
  ],
  [
    'a comma too many is refused by overmind',
    { Procfile: PROCFILE, '.env': 'OVERMIND_FORMATION=web=1,\n' },
    '.env',
    ['error formation-bad-count: web=1,'],
  ],
  [
    'a comma too many is nothing to foreman',
    { Procfile: PROCFILE, '.foreman': 'formation: "all=1,,web=1,"\n' },
    '.foreman',
    [],
  ],
  [
    'a release that is counted',
    { Procfile: PROCFILE, '.forego': 'concurrency=all=1,release=1\n' },
    '.forego',
    ['warning formation-scales-release: release=1'],
  ],
  [
    'a release that is kept from starting is right',
    { Procfile: PROCFILE, '.foreman': 'formation: all=1,release=0\n' },
    '.foreman',
    [],
  ],
  [
    'types that foreman does not start',
    { Procfile: PROCFILE, '.foreman': 'formation: web=1\n' },
    '.foreman',
    ['info formation-implicit-zero: web=1'],
  ],
  [
    'nothing of that with overmind, which starts them',
    { Procfile: PROCFILE, '.env': 'OVERMIND_FORMATION=web=1\n' },
    '.env',
    [],
  ],
  [
    'more than overmind has ports for',
    { Procfile: PROCFILE, '.env': 'OVERMIND_FORMATION=web=11,worker=10\n' },
    '.env',
    ['error overmind-process-limit: 11'],
  ],
  [
    'nothing of a count that hangs on a variable',
    { Procfile: PROCFILE, '.env': 'OVERMIND_FORMATION=web=$N,other=1\n' },
    '.env',
    [],
  ],
  [
    'ports that forego gives twice',
    { Procfile: 'web: x -p ${PORT}\nworker: $PORTAL\n', '.forego': 'concurrency=all=2\n' },
    '.forego',
    ['warning forego-shared-port: 2'],
  ],
  [
    'commands that forego cuts off',
    { Procfile: 'web: A=1 x\nworker: y && z\nclock: exec "a && b" "&&" \\;\n', '.forego': '' },
    'Procfile',
    ['warning forego-exec: A=1', 'warning forego-exec: &&'],
  ],
];

describe('what is told of a Procfile and of the settings beside it', () => {
  for (const [title, files, path, expected] of TOLD)
    it(`${title}`, async () => {
      assert.deepEqual(await problemsOf(files, path), expected);
    });

  it('names the runner in use, and what it does', async () => {
    const messages = async (files: Files) => {
      const { service, uri } = await serviceOver(files);
      return (service.snapshot.problems.get(uri('Procfile')) ?? []).map(({ message }) => message);
    };
    const twice = 'web: x\nweb: y\n';
    assert.match((await messages({ Procfile: twice, ...OVERMIND }))[0] ?? '', /overmind refuses to start/);
    assert.match((await messages({ Procfile: twice, '.foreman': '' }))[0] ?? '', /foreman starts both/);
    assert.match((await messages({ Procfile: twice, ...NF }))[0] ?? '', /node-foreman starts the last alone/);
  });

  it('is mended in node-foreman with every line where it was', async () => {
    const text = 'web: x\r\n\r\n  # y\r\nworker: y\r\n \t';
    const { service, uri } = await serviceOver({ Procfile: text, ...NF });
    const problems = service.snapshot.problems.get(uri('Procfile')) ?? [];
    const edits = problems.flatMap(
      ({ fixes }) => fixes[0]?.changes().flatMap((change) => change.edits) ?? [],
    );
    assert.equal(applyEdits(text, edits), 'web: x\r\n# y\r\nworker: y\r\n');
  });

  for (const [line, expected] of [
    ['web: rails db:migrate && rails server', 'web: rails server\nrelease: rails db:migrate'],
    [
      'web: bundle exec rake db:migrate; exec bundle exec puma',
      'web: exec bundle exec puma\nrelease: bundle exec rake db:migrate',
    ],
    [
      'web: ./warm && python manage.py migrate && gunicorn shop',
      'web: ./warm && gunicorn shop\nrelease: python manage.py migrate',
    ],
    ['web: rails db:migrate || true && rails server', undefined],
    ['web: rails db:migrate && rails server\nrelease: ./notify', undefined],
  ] as const)
    it(`moves a change of the database to the release: ${line.split('\n')[0] ?? ''}, ${expected ? 'mended' : 'left'}`, async () => {
      const text = `${line}\nclock: x\n`;
      const { service, uri } = await serviceOver({ Procfile: text });
      const problems = service.snapshot.problems.get(uri('Procfile')) ?? [];
      const [fix] = problems.find(({ rule }) => rule === 'migrates-at-start')?.fixes ?? [];
      assert.notEqual(fix?.safe, true);
      const [change] = fix?.changes() ?? [];
      assert.equal(change && applyEdits(text, change.edits), expected && `${expected}\nclock: x\n`);
    });

  it('leaves out of overmind what overmind does not see, and shows it as written', async () => {
    const { service } = await serviceOver({ Procfile: 'web:x\nworker: y\n', ...OVERMIND });
    const names = (types: readonly { name: { value: string } }[] = []) => types.map(({ name }) => name.value);
    assert.deepEqual(names(service.snapshot.formations[0]?.environments[0]?.processTypes), ['worker']);
    assert.deepEqual(names(service.snapshot.manifests[0]?.processTypes), ['web', 'worker']);
  });

  it('holds for a Procfile under each of its names', async () => {
    for (const name of ['Procfile', 'Procfile.dev', 'shop.Procfile'])
      assert.deepEqual(await problemsOf({ [name]: 'oops\n' }, name), ['warning procfile-ignored-line: oops']);
  });
});
