import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readConfigFile } from '../../../src/core/formats/config-parser';
import { isRefusal } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { supervisor } from '../../../src/managers/supervisor/index';
import { problemsOf, serviceOver } from '../../workspace/memory';

const FILE = 'supervisord.conf';
const NUMBERED = 'process_name=%(program_name)s_%(process_num)02d\n';
const worker = (more: string) => `[program:worker]\ncommand=/srv/worker\n${more}`;

const options = (text: string) => {
  const { sections } = readConfigFile({ uri: `file:///shop/${FILE}`, version: 1, text });
  return sections.flatMap(({ name, options: own }) =>
    [...own.values()].map(({ key, value }) => `${name} ${key}=${value}`),
  );
};

describe('a file of supervisor', () => {
  for (const [what, text, expected] of [
    ['options with either sign', '[a]\nB = 1\nc:2\n', ['a b=1', 'a c=2']],
    [
      'comments on lines of their own and behind blanks',
      '[a]\n; x\n# y\nb=1 ; z\nc=2;3\n',
      ['a b=1', 'a c=2;3'],
    ],
    ['a comment even in quotes', `[a]\nb=sh -c "x ; y"\n`, ['a b=sh -c "x']],
    ['values that go on in deeper lines', '[a]\nb=1\n  2\n\n  3\nc=4\n', ['a b=1\n2\n\n3', 'a c=4']],
    ['sections of one name as one', '[a]\nb=1\n[c]\nd=2\n[a]\nb=3\n', ['a b=3', 'c d=2']],
    ['line ends of Windows', '[a]\r\nb=1\r\n', ['a b=1']],
  ] as const)
    it(`has ${what}`, () => {
      assert.deepEqual(options(text), expected);
    });

  it('tells of what is neither, and of what stands before a section', async () => {
    assert.deepEqual(await problemsOf({ [FILE]: `a=1\n${worker('bogus\n')}` }, FILE), [
      'error syntax: a=1',
      'error syntax: bogus',
    ]);
  });
});

async function typesOf(files: Record<string, string>) {
  const { service } = await serviceOver(files);
  const formation = service.snapshot.formations[0];
  const types = (formation?.environments ?? []).flatMap(({ processTypes }) => processTypes);
  return { service, formation, types };
}

describe('the programs of supervisor', () => {
  it('have as many copies as numprocs says', async () => {
    const text = `${worker(`numprocs=4\n${NUMBERED}`)}[fcgi-program:web]\ncommand=/srv/web\n[eventlistener:log]\ncommand=/srv/log\nnumprocs=%(ENV_LOGS)s\n`;
    const { types } = await typesOf({ [FILE]: text });
    assert.deepEqual(
      types.map(({ name, term, quantity }) => `${term} ${name.value} ${describeQuantity(quantity)}`),
      ['program worker 4', 'program web 1', 'event listener log ?'],
    );
  });

  it('of included files run together, and those of a file that says how supervisord runs alone', async () => {
    const files = {
      [FILE]: '[supervisord]\nnodaemon=true\n[include]\nfiles = /etc/supervisor/conf.d/*.conf extra.ini\n',
      'conf.d/web.conf': '[program:web]\ncommand=/srv/web\n',
      'extra.ini': worker(''),
      'other/x.conf': worker(''),
      'test/supervisord.conf': `[supervisord]\n${worker('')}`,
    };
    const { formation } = await typesOf(files);
    assert.deepEqual(
      formation?.environments.map(({ name, processTypes }) => [
        name,
        processTypes.map((type) => type.name.value),
      ]),
      [
        ['supervisord.conf', ['web', 'worker']],
        ['other', ['worker']],
        ['test', ['worker']],
      ],
    );
  });

  it('are left alone where the file is of another program', async () => {
    const { service } = await typesOf({
      'nginx.conf': 'server { listen 80; }\n',
      'setup.ini': '[metadata]\nname=shop\n',
      'worker.conf': '[program:{{ name }}]\ncommand=x\n',
    });
    assert.deepEqual(
      service.snapshot.manifests.map(({ lookAlike }) => lookAlike),
      ['template'],
    );
  });
});

describe('what is told of programs', () => {
  for (const [what, text, told] of [
    ['copies of one name', worker('numprocs=2\n'), ['error supervisor-process-name: numprocs=2']],
    ['no copies with names', worker(`numprocs=2\n${NUMBERED}`), []],
    ['a program that runs nothing', '[program:worker]\n', ['error supervisor-refused: [program:worker]']],
    ['a number that is none', worker('numprocs=many\n'), ['error supervisor-refused: many']],
    [
      'what leaves for the background',
      worker('').replace('/srv/worker', 'nginx'),
      ['info detaches-from-manager: nginx'],
    ],
    ['a crash that is left', worker('autorestart=false\n'), ['info restart-disabled: false']],
    ['no end of what need not stay', worker('autorestart=false\nstartsecs=0\n'), []],
    [
      'no end of what only prints',
      worker('autorestart=false\n').replace('/srv/worker', 'bash -c "echo ready"'),
      [],
    ],
    [
      'a port that all copies would take',
      worker(`numprocs=2\n${NUMBERED}`).replace('/srv/worker', 'gunicorn -b :8000 shop'),
      ['error single-copy-resource: :8000'],
    ],
    [
      'no port that each has of its own',
      worker(`numprocs=2\n${NUMBERED}`).replace('/srv/worker', 'gunicorn -b :80%(process_num)02d shop'),
      [],
    ],
  ] as const)
    it(`is ${what}`, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: text }, FILE), told);
    });
});

describe('scaling with supervisor', () => {
  async function plans(text: string, count: number) {
    const { service, formation } = await typesOf({ [FILE]: text });
    const declaration = formation?.members[0]?.declarations[0];
    assert.ok(declaration);
    return supervisor.scale({ ...declaration, count, source: (uri) => service.source(uri) });
  }
  async function written(text: string, count: number) {
    const found = await plans(text, count);
    assert.ok(!isRefusal(found));
    const [plan] = found;
    return plan?.verb === 'write' ? applyEdits(text, plan.changes[0]?.edits ?? []) : plan?.steps;
  }

  it('writes how many there are, with names of their own', async () => {
    assert.equal(
      await written(worker('; how many\n'), 3),
      `[program:worker]\nnumprocs=3\n${NUMBERED}command=/srv/worker\n; how many\n`,
    );
    assert.equal(
      await written(worker('numprocs = 1 ; one\n'), 2),
      worker('numprocs = 2 ; one\n').replace(':worker]\n', `:worker]\n${NUMBERED}`),
    );
    assert.equal(await written(worker('process_name=w\nnumprocs=1\n'), 2), worker(`${NUMBERED}numprocs=2\n`));
    assert.equal(await written(worker(`numprocs=2\n${NUMBERED}`), 1), worker(`numprocs=1\n${NUMBERED}`));
  });

  it('stops all copies where none are wanted', async () => {
    assert.deepEqual(await written(worker(''), 0), [
      { executable: 'supervisorctl', args: ['stop', 'worker:*'], cwd: 'file:///shop' },
    ]);
  });
});

describe('what supervisor does to a program', () => {
  it('is done to all of its copies', async () => {
    const { service, formation } = await typesOf({ [FILE]: worker(`numprocs=4\n${NUMBERED}`) });
    const declaration = formation?.members[0]?.declarations[0];
    assert.ok(declaration);
    const request = { ...declaration, source: (uri: string) => service.source(uri) };
    const commands = (['run', 'stop', 'restart', 'logs'] as const).map((operation) => {
      const plan = supervisor.operate?.(operation, request);
      return plan && !isRefusal(plan) ? plan.steps[0]?.args.join(' ') : undefined;
    });
    assert.deepEqual(commands, ['start worker:*', 'stop worker:*', 'restart worker:*', undefined]);
  });
});
