import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { systemd } from '../../../src/managers/systemd/index';
import { problemsOf, serviceOver } from '../../workspace/memory';

type Files = Record<string, string>;

const WEB = '[Unit]\nAfter=db.service\n[Service]\nExecStart=/srv/web --port 80%i\nRestart=on-failure\n';
const DB = '[Service]\nExecStart=/usr/bin/postgres\nRestart=always\n';
const TARGET = '[Unit]\nDescription=Shop\nWants=db.service web@1.service web@2.service\n';
const SHOP: Files = { 'units/web@.service': WEB, 'units/db.service': DB, 'units/shop.target': TARGET };

async function formationOf(files: Files) {
  const { service, uri } = await serviceOver(files);
  const members = service.snapshot.formations.flatMap((formation) => formation.members);
  const type = (name: string) => members.find((member) => member.name === name)?.declarations[0];
  return { service, uri, members, type };
}

const described = async (files: Files) =>
  Object.fromEntries(
    (await formationOf(files)).members.map(({ name, role, declarations: [first] }) => [
      name,
      `${role} ${first ? describeQuantity(first.processType.quantity) : ''}`.trim(),
    ]),
  );

describe('the units of a folder', () => {
  it('are the process types of one environment, with whom they need', async () => {
    const { service, members } = await formationOf(SHOP);
    assert.deepEqual(
      members.map(({ name, needs }) => [name, needs.map(({ on }) => on)]),
      [
        ['db', []],
        ['web', ['db']],
      ],
    );
    assert.equal(service.snapshot.formations[0]?.environments.length, 1);
  });

  it('are as many as the instances that something starts', async () => {
    assert.deepEqual(await described(SHOP), { db: 'process 1', web: 'process 2' });
    assert.deepEqual(await described({ 'units/web@.service': WEB }), { web: 'process' });
    assert.deepEqual(
      await described({
        'units/web@.service': WEB,
        'units/shop.target.wants/web@a.service': WEB,
        'units/shop.target.wants/web@b.service': WEB,
        'units/db.service': `[Unit]\nRequires=web@b.service web@%i.service\n${DB}`,
      }),
      { db: 'process 1', web: 'process 2' },
    );
  });

  it('are asked for by a timer or a socket, or run once', async () => {
    const job = '[Service]\nExecStart=/srv/job\n';
    assert.deepEqual(
      await described({
        'a.service': job,
        'a.timer': '[Timer]\nOnCalendar=daily\n',
        'b@.service': job,
        'b.socket': '[Socket]\nAccept=yes\nMaxConnections=8\n',
        'c.service': `${job}Type=oneshot\n`,
      }),
      { a: 'scheduled on demand', b: 'process on demand, 8 at once', c: 'one-off 1' },
    );
  });

  it('are containers too, by their image', async () => {
    const { type } = await formationOf({
      'shop.container': '[Container]\nImage=registry.test/shop:1\nExec=gunicorn --daemon shop:app\n',
      'db.container': '[Container]\nImage=docker.io/library/postgres:17\n',
    });
    assert.equal(type('shop')?.processType.image?.value, 'registry.test/shop:1');
    assert.equal(type('db')?.processType.role, 'backing-service');
  });

  it('are changed by drop-ins, in the order of their names, wherever these are edited', async () => {
    const files = {
      ...SHOP,
      'units/web@.service.d/20-port.conf': '[Service]\nExecStart=\nExecStart=/srv/web --late\n',
      'units/web@.service.d/10-port.conf': '[Service]\nExecStart=\nExecStart=/srv/web --early\n',
    };
    const { service, uri, type } = await formationOf(files);
    assert.equal(type('web')?.processType.command?.text, '/srv/web --late');
    const text = '[Service]\nExecStart=\nExecStart=/srv/web --pid /run/web.pid --last\n';
    await service.edit({ uri: uri('units/web@.service.d/20-port.conf'), version: 2, text });
    const [member] = service.snapshot.formations[0]?.members.filter(({ name }) => name === 'web') ?? [];
    assert.match(member?.declarations[0]?.processType.command?.text ?? '', /--last$/);
  });

  it('follow what appears beside them, and what goes', async () => {
    const { service, uri, files } = await serviceOver({ 'units/web@.service': WEB });
    const count = () =>
      service.snapshot.formations[0]?.members.find(({ name }) => name === 'web')?.declarations[0]?.processType
        .quantity.count;
    assert.equal(count(), undefined);
    files.set('units/shop.target', TARGET);
    await service.changed(uri('units/shop.target'));
    assert.equal(count(), 2);
    files.delete('units/shop.target');
    await service.changed(uri('units/shop.target'));
    assert.equal(count(), undefined);
  });

  it('are left alone where they are of another kind', async () => {
    const { service } = await formationOf({
      'org.shop.service': '[D-BUS Service]\nName=org.shop\nExec=/srv/shop\n',
      'nginx.conf': 'server { listen 80; }\n',
      'build.target': '<Project></Project>\n',
      'foreman.service': '[Service]\nExecStart={{cmd}}\n',
    });
    assert.deepEqual(service.snapshot.manifests.flatMap(({ lookAlike }) => lookAlike ?? []).sort(), [
      'D-Bus service',
      'template',
    ]);
    assert.deepEqual(service.snapshot.formations, []);
  });
});

describe('what is told of units', () => {
  const told = (text: string, name = 'web.service') => problemsOf({ [name]: text }, name);
  const service = (more: string) => `[Service]\nRestart=on-failure\n${more}`;

  for (const [what, text, expected] of [
    [
      'a flag that leaves for the background',
      service('ExecStart=/usr/bin/gunicorn -D shop:app\n'),
      ['error detaches-from-manager: -D'],
    ],
    [
      'nothing of it where systemd expects that',
      service('Type=forking\nExecStart=/usr/bin/gunicorn -D shop:app\n'),
      ['info systemd-forking: forking'],
    ],
    [
      'an operator that no shell reads',
      service('ExecStart=/srv/web && /srv/worker\n'),
      ['error operator-without-shell: &&'],
    ],
    ['none that a shell reads', service(`ExecStart=/bin/sh -c '/srv/warm && exec /srv/web'\n`), []],
    [
      'processes that are left',
      service('ExecStart=/srv/web\nKillMode=none\n'),
      ['warning systemd-kill-mode: none'],
    ],
    [
      'at ease that the first alone is ended',
      service('ExecStart=/srv/web\nKillMode=process\n'),
      ['info systemd-kill-mode: process'],
    ],
    [
      'nothing of that where a service keeps the processes below it itself',
      service('ExecStart=/usr/bin/dockerd\nDelegate=yes\nKillMode=process\n'),
      [],
    ],
    [
      'it where systemd is to keep them',
      service('ExecStart=/srv/web\nDelegate=no\nKillMode=process\n'),
      ['info systemd-kill-mode: process'],
    ],
    [
      'nothing of that where it runs once',
      '[Service]\nType=oneshot\nExecStart=/srv/upgrade\nKillMode=process\n',
      [],
    ],
    [
      'nothing of a shell at a terminal',
      '[Service]\nExecStart=/bin/bash\nStandardInput=tty-force\nKillMode=process\n',
      [],
    ],
    [
      'no crash of what D-Bus starts again',
      '[Service]\nType=dbus\nBusName=org.shop\nExecStart=/srv/shop\n',
      [],
    ],
    ['a crash that nothing mends', '[Service]\nExecStart=/srv/web\n', ['hint systemd-no-restart: [Service]']],
  ] as const)
    it(`is ${what}`, async () => {
      assert.deepEqual(await told(text), expected);
    });

  for (const [type, section] of [
    ['socket', '[Socket]\nListenStream=/run/web.sock\n'],
    ['path', '[Path]\nPathChanged=/srv/in\n'],
  ] as const)
    it(`is no crash where a ${type} starts it again`, async () => {
      const files = { 'web.service': '[Service]\nExecStart=/srv/web\n', [`web.${type}`]: section };
      assert.deepEqual(await problemsOf(files, 'web.service'), []);
    });

  it('is a port that all instances would take', async () => {
    const web = '[Service]\nExecStart=/usr/bin/gunicorn -b :8000 shop:app\nRestart=always\n';
    const files = { 'web@.service': web, 'shop.target': '[Unit]\nWants=web@1.service web@2.service\n' };
    assert.deepEqual(await problemsOf(files, 'web@.service'), ['error single-copy-resource: :8000']);
    const own = { ...files, 'web@.service': web.replace(':8000', ':80%i') };
    assert.deepEqual(await problemsOf(own, 'web@.service'), []);
  });

  it('is taken out of the drop-in that says it', async () => {
    const dropIn = '[Service]\nExecStart=\nExecStart=/usr/bin/gunicorn -D shop:app\n';
    const path = 'web.service.d/run.conf';
    const files = { 'web.service': service('ExecStart=/srv/web\n'), [path]: dropIn };
    const { service: workspace, uri } = await serviceOver(files);
    const [problem] = workspace.snapshot.problems.get(uri(path)) ?? [];
    const [change] = problem?.fixes[0]?.changes() ?? [];
    assert.equal(applyEdits(dropIn, change?.edits ?? []), dropIn.replace(' -D', ''));
  });
});

describe('scaling with systemd', () => {
  async function plans(name: string, count: number, files: Files = SHOP, observed?: number) {
    const { service, type } = await formationOf(files);
    const declaration = type(name);
    assert.ok(declaration);
    const source = (uri: string) => service.source(uri);
    const running = observed === undefined ? {} : { observed };
    return systemd.scale({ ...declaration, count, source, ...running });
  }
  async function commands(name: string, count: number, files?: Files, observed?: number) {
    const found = await plans(name, count, files, observed);
    if (isRefusal(found)) return found.refused;
    return found.flatMap((plan) =>
      plan.verb === 'run' ? [plan.steps.map(({ executable, args }) => [executable, ...args].join(' '))] : [],
    );
  }

  it('starts each instance by its name, and stops those that are too many', async () => {
    assert.deepEqual(await commands('web', 3), [
      ['systemctl start web@1.service web@2.service web@3.service'],
      ['systemctl enable --now web@1.service web@2.service web@3.service'],
    ]);
    assert.deepEqual((await commands('web', 1))[0], [
      'systemctl stop web@2.service',
      'systemctl start web@1.service',
    ]);
    assert.deepEqual((await commands('web', 0))[0], ['systemctl stop web@1.service web@2.service']);
  });

  it('stops those that run beside the declared ones', async () => {
    assert.deepEqual((await commands('web', 1, SHOP, 4))[0], [
      'systemctl stop web@2.service web@3.service web@4.service',
      'systemctl start web@1.service',
    ]);
  });

  it('goes on from the numbers there are', async () => {
    const files = { ...SHOP, 'units/shop.target': '[Unit]\nWants=web@8001.service\n' };
    assert.deepEqual((await commands('web', 2, files))[0], [
      'systemctl start web@8001.service web@8002.service',
    ]);
  });

  it('asks the manager of the user for units of a user', async () => {
    const files = { 'systemd/user/web@.service': WEB };
    assert.deepEqual((await commands('web', 1, files))[0], ['systemctl --user start web@1.service']);
  });

  it('refuses what has no count, and says what to do instead', async () => {
    assert.match(
      String(await commands('db', 2)),
      /^One unit is one process: rename db.service to db@.service/,
    );
    assert.deepEqual(await commands('db', 1), [['systemctl start db.service']]);
    assert.deepEqual(await commands('db', 0), [['systemctl stop db.service']]);
    const named = { ...SHOP, 'units/shop.target': '[Unit]\nWants=web@blue.service\n' };
    assert.match(String(await commands('web', 2, named)), /such as blue/);
  });

  it('writes the names where they are wanted, and leaves the others', async () => {
    const found = await plans('web', 3);
    assert.ok(!isRefusal(found));
    const write = found.find((plan) => plan.verb === 'write');
    const [change] = write?.changes ?? [];
    assert.equal(
      change && 'edits' in change ? applyEdits(TARGET, change.edits) : '',
      TARGET.replace('web@2.service', 'web@2.service web@3.service'),
    );
  });
});

describe('what systemctl answers', () => {
  it('is counted for each unit and for all instances of a template', async () => {
    const { service } = await formationOf(SHOP);
    const [environment] = service.snapshot.formations[0]?.environments ?? [];
    assert.ok(environment);
    const query = systemd.observe?.(environment, undefined);
    assert.deepEqual(query?.command.args, [
      'show',
      '--property=Id,ActiveState,SubState,Result,ExecMainStatus',
      'db.service',
      'web@*.service',
    ]);
    const block = (id: string, state: string, sub: string, result = 'success', status = 0) =>
      `Result=${result}\nExecMainStatus=${status}\nId=${id}\nActiveState=${state}\nSubState=${sub}\n`;
    const stdout = [
      block('db.service', 'active', 'running'),
      block('web@1.service', 'active', 'running'),
      block('web@2.service', 'activating', 'auto-restart', 'exit-code', 3),
      block('web@3.service', 'failed', 'failed', 'oom-kill'),
    ].join('\n');
    assert.deepEqual(query.read({ code: 0, stdout, stderr: '' }), [
      { key: 'db.service', running: 1 },
      {
        key: 'web@.service',
        running: 1,
        troubles: [
          { kind: 'crash-loop', count: 1, reason: 'exit code 3' },
          { kind: 'failed', count: 1, reason: 'oom-kill' },
        ],
      },
    ]);
    const refusal = query.read({
      code: 1,
      stdout: '',
      stderr: 'System has not been booted with systemd as init system (PID 1).',
    });
    assert.deepEqual(refusal, { refused: 'systemd does not run on this machine' });
  });
});
