import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { describeQuantity, whenAsked } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { processCompose } from '../../../src/managers/process-compose/index';
import { problemsOf, serviceOver } from '../../workspace/memory';

const FILE = 'process-compose.yaml';
const WEB =
  'processes:\n  web:\n    command: bin/web\n    replicas: 3\n    depends_on: { db: { condition: process_started } }\n  db:\n    entrypoint: [postgres, -D, data]\n';

async function environmentsIn(files: Record<string, string>) {
  const { service, uri } = await serviceOver(files);
  const environments = service.snapshot.formations.flatMap((formation) => formation.environments);
  const members = service.snapshot.formations.flatMap((formation) => formation.members);
  return { service, uri, environments, members };
}

const described = async (files: Record<string, string>) =>
  (await environmentsIn(files)).environments.flatMap(({ processTypes }) =>
    processTypes.map(({ name, role, quantity, dormant, command }) =>
      [name.value, role, whenAsked(describeQuantity(quantity), dormant), command?.text].join(', '),
    ),
  );

describe('the processes of process-compose', () => {
  it('have as many copies as they say, one at least', async () => {
    assert.deepEqual(await described({ [FILE]: WEB }), [
      'web, process, 3, bin/web',
      'db, process, 1, postgres -D data',
    ]);
    const more =
      'processes:\n  a: { command: x, replicas: 0 }\n  b: { command: x, replicas: $N }\n  c: { command: x, disabled: true }\n  d: { command: x, schedule: { cron: "* * * * *" } }\n';
    assert.deepEqual(await described({ [FILE]: more }), [
      'a, process, 1, x',
      'b, process, ?, x',
      'c, process, 1 with process-compose process start, x',
      'd, scheduled, 1, x',
    ]);
  });

  it('wait for each other', async () => {
    const { members } = await environmentsIn({ [FILE]: WEB });
    assert.deepEqual(
      members[0]?.needs.map(({ on }) => on),
      ['db'],
    );
  });

  it('are those of the files that a file extends, and of its override', async () => {
    const files = {
      'base.yaml': WEB,
      [FILE]: 'extends: base.yaml\nprocesses:\n  web: { replicas: 2 }\n  clock: { command: bin/clock }\n',
      'process-compose.override.yaml': 'processes:\n  web: { command: bin/debug }\n',
    };
    const { environments } = await environmentsIn(files);
    const project = environments.find(({ name }) => name === FILE);
    assert.deepEqual(
      project?.processTypes.map(({ name, quantity, command }) => [name.value, quantity.count, command?.text]),
      [
        ['web', 2, 'bin/debug'],
        ['db', 1, 'postgres -D data'],
        ['clock', 1, 'bin/clock'],
      ],
    );
    assert.deepEqual(
      project.files.map((file) => file.split('/').at(-1)),
      ['base.yaml', FILE, 'process-compose.override.yaml'],
    );
  });

  it('are those that a process extends, with its own over them', async () => {
    const text =
      'processes:\n  base: { command: bin/base, replicas: 2 }\n  web: { extends: base, command: bin/web }\n';
    assert.deepEqual(await described({ [FILE]: text }), [
      'base, process, 2, bin/base',
      'web, process, 2, bin/web',
    ]);
  });

  it('are told from services by what a file of a shared name says', async () => {
    const { environments } = await environmentsIn({ 'compose.yaml': 'processes:\n  web: { command: x }\n' });
    assert.deepEqual(
      environments.map(({ manager }) => manager),
      ['process-compose'],
    );
    const other = await environmentsIn({
      'any.yaml': 'processes: 3\n',
      'x.yaml': 'steps:\n  - command: x\n',
    });
    assert.deepEqual(other.service.snapshot.manifests, []);
  });
});

describe('what is told of processes', () => {
  for (const [what, text, told] of [
    [
      'one that waits for nothing',
      WEB.replace('{ db:', '{ dbb:'),
      ['error process-compose-undefined-dependency: dbb'],
    ],
    [
      'a flag that leaves for the background',
      'processes:\n  web: { command: gunicorn -D shop }\n',
      ['error detaches-from-manager: -D'],
    ],
    [
      'nothing of it where that is expected',
      'processes:\n  web: { command: gunicorn -D shop, is_daemon: true }\n',
      [],
    ],
    ['a file to extend that is not there', `extends: other.yaml\n${WEB}`, ['error syntax: other.yaml']],
    [
      'a process to extend that is not there',
      'processes:\n  web: { extends: other }\n',
      ['error syntax: other'],
    ],
    [
      'processes in a circle',
      'processes:\n  a: { extends: b }\n  b: { extends: a }\n',
      ['error syntax: a', 'error syntax: b'],
    ],
    [
      'a process that is none',
      'processes:\n  web: bin/web\n  db: { command: x }\n',
      ['error syntax: bin/web'],
    ],
    [
      'several of what the clock starts',
      'processes:\n  a:\n    command: x\n    replicas: 2\n    schedule: { interval: 5m }\n',
      ['warning process-compose-scaled-once-only: 2'],
    ],
    [
      'several of what is watched, where it is strict',
      'is_strict: true\nprocesses:\n  a:\n    command: x\n    replicas: 3\n    watch: [{ paths: [src] }]\n',
      ['error process-compose-scaled-once-only: 3'],
    ],
    [
      'not one of what the clock starts',
      'processes:\n  a:\n    command: x\n    replicas: 1\n    schedule: { interval: 5m }\n',
      [],
    ],
  ] as const)
    it(`is ${what}`, async () => {
      assert.deepEqual((await problemsOf({ [FILE]: text }, FILE)).sort(), [...told].sort());
    });
});

describe('scaling with process-compose', () => {
  async function plans(count: number, text = WEB, observed?: number) {
    const { service, members } = await environmentsIn({ [FILE]: text });
    const declaration = members[0]?.declarations[0];
    assert.ok(declaration);
    const running = observed === undefined ? {} : { observed };
    return processCompose.scale({ ...declaration, count, source: (uri) => service.source(uri), ...running });
  }
  async function command(...of: Parameters<typeof plans>) {
    const found = await plans(...of);
    const [plan] = isRefusal(found) ? [] : found;
    return plan?.verb === 'run' ? plan.steps.map(({ args }) => args.join(' ')).join() : undefined;
  }

  it('asks for a process by the name of its first copy', async () => {
    assert.equal(await command(5), 'process scale web-0 5');
    assert.equal(await command(5, WEB, 1), 'process scale web 5');
    assert.equal(await command(2, WEB, 12), 'process scale web-00 2');
  });

  it('refuses none, which process-compose does', async () => {
    const found = await plans(0);
    assert.match(isRefusal(found) ? found.refused : '', /process stop/);
  });

  it('writes the number where it stands, or where it is missing', async () => {
    for (const [text, expected] of [
      [WEB, WEB.replace('replicas: 3', 'replicas: 5')],
      [
        'processes:\n  web:\n    command: x # so\n',
        'processes:\n  web:\n    command: x # so\n    replicas: 5\n',
      ],
    ] as const) {
      const found = await plans(5, text);
      const write = isRefusal(found) ? undefined : found.find((plan) => plan.verb === 'write');
      assert.equal(applyEdits(text, write?.changes[0]?.edits ?? []), expected);
    }
  });
});

describe('what process-compose answers', () => {
  it('is counted for each process, numbered copies too', async () => {
    const { environments } = await environmentsIn({ [FILE]: WEB });
    const [environment] = environments;
    assert.ok(environment);
    const query = processCompose.observe?.(environment, undefined);
    const stdout = JSON.stringify([
      { name: 'web-0', is_running: true },
      { name: 'web-1', is_running: false },
      { name: 'web-2', is_running: true },
      { name: 'web-proxy', is_running: true },
      { name: 'db', is_running: true },
    ]);
    assert.deepEqual(query?.read({ code: 0, stdout, stderr: '' }), [
      { key: 'web', running: 2 },
      { key: 'db', running: 1 },
    ]);
    assert.deepEqual(query.read({ code: 1, stdout: '', stderr: 'dial tcp: connect: connection refused' }), {
      refused: 'process-compose does not run here',
    });
  });
});

describe('what process-compose does to a process', () => {
  it('is done to the first of its copies, and says so', async () => {
    const { service, members } = await environmentsIn({ [FILE]: WEB });
    const of = (index: number, operation: 'run' | 'restart' | 'logs' | 'forward-port') => {
      const declaration = members[index]?.declarations[0];
      assert.ok(declaration);
      const plan = processCompose.operate?.(operation, {
        ...declaration,
        source: (uri) => service.source(uri),
      });
      return plan && !isRefusal(plan) ? [plan.steps[0]?.args.join(' '), plan.warnings.length] : undefined;
    };
    assert.deepEqual(of(0, 'restart'), ['process restart web-0', 1]);
    assert.deepEqual(of(1, 'run'), ['process start db', 0]);
    assert.deepEqual(of(1, 'logs'), ['process logs --follow db', 0]);
    assert.equal(of(1, 'forward-port'), undefined);
  });
});
