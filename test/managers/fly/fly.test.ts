import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import type { Target } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { fly } from '../../../src/managers/fly/index';
import { problemsOf, serviceOver } from '../../workspace/memory';

const FILE = 'fly.toml';
const SHOP =
  'app = "shop"\n\n[processes]\nweb = "bin/web --port 8080"\nworker = "bin/worker"\n\n[deploy]\nrelease_command = "bin/migrate"\n\n[http_service]\ninternal_port = 8080\nprocesses = ["web"]\n';
const TARGET: Target = { id: 'shop', title: 'shop', remote: true, current: true };

async function formationOf(files: Record<string, string>) {
  const { service } = await serviceOver(files);
  const [formation] = service.snapshot.formations;
  const environment = formation?.environments.find(({ manager }) => manager === 'fly');
  return { service, formation, environment };
}

describe('the process groups of Fly', () => {
  it('are those that the file lists, with the number that Fly keeps', async () => {
    const { formation } = await formationOf({ [FILE]: SHOP });
    assert.deepEqual(
      formation?.members.map(({ name, role, entry, declarations: [first] }) => [
        name,
        role,
        entry,
        first ? describeQuantity(first.processType.quantity, 'Fly') : '',
        first?.processType.command?.text,
      ]),
      [
        ['web', 'process', true, 'held by Fly', 'bin/web --port 8080'],
        ['worker', 'process', false, 'held by Fly', 'bin/worker'],
        ['release', 'one-off', false, '', 'bin/migrate'],
      ],
    );
  });

  it('are one where the file lists none, with the command of its Dockerfile', async () => {
    const dockerfile = 'FROM ruby:3.4\nENTRYPOINT ["bin/docker-entrypoint"]\nCMD ["bin/rails", "server"]\n';
    const { formation } = await formationOf({
      [FILE]: 'app = "shop"\n[[services]]\ninternal_port = 1\n',
      Dockerfile: dockerfile,
    });
    const [member, ...others] = formation?.members ?? [];
    assert.deepEqual(others, []);
    assert.equal(member?.name, 'app');
    assert.equal(member.entry, true);
    assert.equal(member.declarations[0]?.processType.command?.text, 'bin/docker-entrypoint bin/rails server');
  });

  it('have their command behind the entrypoint of the image', async () => {
    const files = { [FILE]: SHOP, Dockerfile: 'FROM x\nENTRYPOINT ["tini", "--"]\nCMD ["no"]\n' };
    const { environment } = await formationOf(files);
    assert.equal(environment?.processTypes[0]?.command?.text, 'tini -- bin/web --port 8080');
  });

  it('are those of tables with a name, as older files write them', async () => {
    const tables = '[[processes]]\nname = "web"\ncommand = "bin/web"\n\n[[processes]]\nname = "worker"\n';
    const { environment } = await formationOf({ [FILE]: `app = "shop"\n\n${tables}` });
    assert.deepEqual(
      environment?.processTypes.map(({ key, command }) => [key, command?.text]),
      [
        ['web', 'bin/web'],
        ['worker', undefined],
      ],
    );
  });

  it('are one where the file has tables without names', async () => {
    const { environment } = await formationOf({ [FILE]: 'app = "shop"\n\n[[processes]]\n' });
    assert.deepEqual(
      environment?.processTypes.map(({ key }) => key),
      ['app'],
    );
  });

  for (const key of ['build-target', 'build_target'])
    it(`run what ${key} names of the Dockerfile`, async () => {
      const files = {
        [FILE]: `app = "shop"\n[build]\n${key} = "slim"\n`,
        Dockerfile: 'FROM x AS slim\nCMD ["bin/slim"]\nFROM x\nCMD ["bin/whole"]\n',
      };
      const { environment } = await formationOf(files);
      assert.equal(environment?.processTypes[0]?.command?.text, 'bin/slim');
    });

  it('are of no other TOML', async () => {
    const { service } = await formationOf({ 'fly.settings.toml': '[tool]\nname = "x"\n' });
    assert.deepEqual(service.snapshot.manifests, []);
  });
});

describe('what is told of Fly', () => {
  for (const [what, text, told] of [
    ['a group that is not there', SHOP.replace('["web"]', '["wbe"]'), ['error fly-unknown-group: "wbe"']],
    [
      'a service that leads to none of several',
      SHOP.replace('processes = ["web"]\n', ''),
      ['error fly-unknown-group: [http_service]\ninternal_port = 8080'],
    ],
    ['no service of one group', 'app = "shop"\n[http_service]\ninternal_port = 8080\n', []],
    [
      'a service that leads to none where one has a name',
      'app = "shop"\n[processes]\nweb = "bin/web"\n[[services]]\ninternal_port = 8080\n',
      ['error fly-unknown-group: [[services]]\ninternal_port = 8080'],
    ],
    ['no service that says nothing', `${SHOP}\n[[services]]\n`, []],
    [
      'a restart policy for a group that is not there',
      `${SHOP}\n[[restart]]\npolicy = "always"\nprocesses = ["wrker"]\n`,
      ['error fly-unknown-group: "wrker"'],
    ],
    [
      'a size that no machine gets',
      `${SHOP}\n[[vm]]\nmemory = "1gb"\nprocesses = ["wrker"]\n`,
      ['warning fly-unknown-group: "wrker"'],
    ],
    [
      'a volume that no machine gets',
      `${SHOP}\n[mounts]\nsource = "data"\ndestination = "/data"\nprocesses = ["wrker"]\n`,
      ['warning fly-unknown-group: "wrker"'],
    ],
    [
      'a machine that is left down',
      `${SHOP}\n[[restart]]\npolicy = "never"\nprocesses = ["worker"]\n`,
      ['info restart-disabled: "never"'],
    ],
    ['no release that is', `app = "shop"\n[deploy]\nrelease_command = "bin/x"\n`, []],
    [
      'what leaves for the background',
      SHOP.replace('bin/worker', 'celery worker --detach'),
      ['error detaches-from-manager: --detach'],
    ],
    [
      'an operator that no shell reads',
      SHOP.replace('bin/worker', 'bin/a && bin/b'),
      ['error operator-without-shell: &&'],
    ],
    ['what is no TOML', 'app = \n', ['error syntax: \n']],
  ] as const)
    it(`is ${what}`, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: text }, FILE), told);
    });

  it('is mended in its own quotes', async () => {
    const text = SHOP.replace('["web"]', '["wbe"]');
    const { service, uri } = await serviceOver({ [FILE]: text });
    const [problem] = service.snapshot.problems.get(uri(FILE)) ?? [];
    assert.equal(applyEdits(text, problem?.fixes[0]?.changes()[0]?.edits ?? []), SHOP);
  });
});

describe('scaling with Fly', () => {
  async function scaled(index: number, count: number, target?: Target, observed?: number) {
    const { service, environment } = await formationOf({ [FILE]: SHOP });
    const processType = environment?.processTypes[index];
    assert.ok(environment && processType);
    return fly.scale({
      environment,
      processType,
      count,
      ...(target ? { target } : {}),
      ...(observed === undefined ? {} : { observed }),
      source: (uri) => service.source(uri),
    });
  }

  // https://fly.io/docs/flyctl/scale-count/
  it('tells the app how many machines a group has, and what comes of it', async () => {
    const plans = await scaled(1, 3, TARGET, 5);
    assert.ok(!isRefusal(plans));
    const [plan] = plans;
    assert.ok(plan?.verb === 'run');
    assert.deepEqual(
      plan.steps.map(({ executable, args }) => [executable, ...args].join(' ')),
      ['fly scale count worker=3 -a shop --yes'],
    );
    assert.deepEqual(plan.warnings, ['Machines that are too many are destroyed, with what is on them.']);
  });

  it('refuses without an app, and what is no process', async () => {
    for (const [index, target] of [
      [1, undefined],
      [2, TARGET],
    ] as const)
      assert.ok(isRefusal(await scaled(index, 2, target)));
  });

  it('takes the app that the file names first', async () => {
    const { environment } = await formationOf({ [FILE]: SHOP });
    assert.ok(environment);
    const stdout = JSON.stringify([{ Name: 'blog' }, { Name: 'shop' }]);
    assert.deepEqual(fly.targets?.(environment).read({ code: 0, stdout, stderr: '' }), [
      TARGET,
      { id: 'blog', title: 'blog', remote: true, current: false },
    ]);
  });

  it('counts the machines of each group that are started', async () => {
    const { environment } = await formationOf({ [FILE]: SHOP });
    assert.ok(environment);
    assert.equal(fly.observe?.(environment, undefined), undefined);
    const machine = (group: string, state: string) => ({
      state,
      config: { metadata: { fly_process_group: group } },
    });
    const stdout = JSON.stringify([
      machine('web', 'started'),
      machine('web', 'stopped'),
      machine('worker', 'started'),
      machine('worker', 'failed'),
    ]);
    const query = fly.observe?.(environment, TARGET);
    assert.deepEqual(query?.command.args, ['machine', 'list', '-a', 'shop', '--json']);
    assert.deepEqual(query.read({ code: 0, stdout, stderr: '' }), [
      { key: 'web', running: 1 },
      { key: 'worker', running: 1, troubles: [{ kind: 'failed', count: 1 }] },
    ]);
  });
});

describe('a least number of machines', () => {
  const service = (more: string) =>
    `app = "shop"\n[http_service]\ninternal_port = 1\nmin_machines_running = 2\n${more}`;
  for (const [more, told] of [
    ['', ['info fly-min-without-autostop: 2']],
    ['auto_stop_machines = false\n', ['info fly-min-without-autostop: 2']],
    ['auto_stop_machines = "off"\n', ['info fly-min-without-autostop: 2']],
    ['auto_stop_machines = "suspend"\n', []],
    ['auto_stop_machines = true\n', []],
  ] as const)
    it(`is ${told.length > 0 ? '' : 'not '}told to say nothing with ${JSON.stringify(more)}`, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: service(more) }, FILE), told);
    });
});
