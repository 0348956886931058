import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import type { Target } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { digitalocean } from '../../../src/managers/digitalocean/index';
import { problemsOf, serviceOver } from '../../workspace/memory';

const FILE = '.do/app.yaml';
const SHOP = `name: shop
ingress:
  rules:
    - component: { name: web }
      match: { path: { prefix: / } }
services:
  - name: web
    dockerfile_path: Dockerfile
    instance_count: 2
    envs:
      - key: DATABASE_URL
        value: \${store.DATABASE_URL}
      - key: API_URL
        value: http://api:8080
  - name: api
    environment_slug: python
    run_command: gunicorn api:app && echo done
    autoscaling:
      min_instance_count: 2
      max_instance_count: 6
      metrics: { cpu: { percent: 70 } }
workers:
  - name: mail
    run_command: bin/mail
jobs:
  - name: migrate
    kind: PRE_DEPLOY
    run_command: bin/migrate
  - name: reports
    kind: SCHEDULED
    schedule: { cron: 0 3 * * * }
    run_command: bin/reports
static_sites:
  - name: site
databases:
  - name: store
    engine: PG
`;
const app: Target = { id: 'f81d4fae-7dec', title: 'shop', remote: true, current: true };

async function formationOf(files: Readonly<Record<string, string>>) {
  const { service } = await serviceOver(files);
  const [formation] = service.snapshot.formations;
  return { service, formation };
}

describe('the components of App Platform', () => {
  it('are process types with what they need, and those without a process are none', async () => {
    const { formation } = await formationOf({ [FILE]: SHOP, Dockerfile: 'FROM x\nCMD ["bin/web"]\n' });
    assert.deepEqual(
      formation?.members.map(({ name, role, entry, needs, declarations: [first] }) => [
        name,
        role,
        entry,
        needs.map(({ on }) => on),
        first ? describeQuantity(first.processType.quantity) : '',
        first?.processType.command?.words[0]?.value,
      ]),
      [
        ['web', 'process', true, ['store', 'api'], '2', 'bin/web'],
        ['api', 'process', false, [], '2–6', 'gunicorn'],
        ['mail', 'process', false, [], '1', 'bin/mail'],
        ['migrate', 'one-off', false, [], '1', 'bin/migrate'],
        ['reports', 'scheduled', false, [], 'on demand', 'bin/reports'],
        ['store', 'backing-service', false, [], '', undefined],
      ],
    );
  });

  it('are read of a spec under any name and of a template, and of nothing that looks like one', async () => {
    const spec = 'name: shop\nworkers:\n\n  # the mail\n  - name: mail\n    instance_count: 2\n';
    const { service } = await formationOf({
      'a/production.yaml': spec,
      'b/deploy.template.yaml': `spec:\n${spec.replace(/^(?=.)/gm, '  ')}`,
      'c/render.yaml': 'services:\n  - type: web\n    name: web\n    startCommand: x\n',
      'd/app.yaml': 'runtime: python312\n',
      'e/compose.yaml': 'name: shop\nservices:\n  web:\n    image: x\n',
      'f/ci.yaml': 'name: test\njobs:\n  build:\n    steps:\n      - run: x\n',
      'g/jobs.yaml': 'name: nightly\njobs:\n  - name: one\n    image: x\n',
    });
    assert.deepEqual(
      service.snapshot.manifests
        .filter(({ manager }) => manager === 'digitalocean')
        .map(({ uri, processTypes }) => [uri, processTypes.map(({ quantity }) => quantity.count)]),
      [
        ['file:///shop/a/production.yaml', [2]],
        ['file:///shop/b/deploy.template.yaml', [2]],
      ],
    );
  });
});

describe('what is told of components of App Platform', () => {
  const worker = (more: string) => `name: shop\nworkers:\n  - name: mail\n    source_dir: mail\n${more}`;
  for (const [what, text, told] of [
    [
      'a count beside bounds',
      worker('    instance_count: 2\n    autoscaling: { min_instance_count: 1, max_instance_count: 3 }\n'),
      ['warning digitalocean-count-beside-autoscaling: 2'],
    ],
    ['no count alone', worker('    instance_count: 2\n'), []],
    [
      'what leaves for the background',
      worker('    run_command: gunicorn -D x\n'),
      ['error detaches-from-manager: -D'],
    ],
    ['no operator that a shell reads', worker('    run_command: bin/prepare && bin/mail\n'), []],
  ] as const)
    it(`is ${what}`, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: text }, FILE), told);
    });
});

describe('scaling with App Platform', () => {
  async function scaled(name: string, count: number, target?: Target) {
    const { service, formation } = await formationOf({ [FILE]: SHOP });
    const declaration = formation?.members.find((member) => member.name === name)?.declarations[0];
    assert.ok(declaration);
    const source = (uri: string) => service.source(uri);
    return digitalocean.scale({ ...declaration, count, source, ...(target ? { target } : {}) });
  }
  async function written(name: string, count: number) {
    const plans = await scaled(name, count);
    const [plan] = isRefusal(plans) ? [] : plans;
    return plan?.verb === 'write' ? applyEdits(SHOP, plan.changes[0]?.edits ?? []) : undefined;
  }

  it('writes the count of the spec, where it is or where it belongs', async () => {
    assert.equal(
      await written('web', 4),
      SHOP.replace('instance_count: 2\n    envs', 'instance_count: 4\n    envs'),
    );
    assert.equal(
      await written('mail', 4),
      SHOP.replace('run_command: bin/mail', 'run_command: bin/mail\n    instance_count: 4'),
    );
  });

  // https://docs.digitalocean.com/reference/doctl/reference/apps/update/
  it('applies a spec that says the count already', async () => {
    const plans = await scaled('web', 2, app);
    assert.ok(!isRefusal(plans) && plans[0]?.verb === 'run');
    assert.deepEqual(
      plans[0].steps.map(({ executable, args, cwd }) => [[executable, ...args].join(' '), cwd]),
      [['doctl apps update f81d4fae-7dec --spec app.yaml', 'file:///shop/.do']],
    );
  });

  it('refuses what it cannot do, and says what to do instead', async () => {
    for (const [name, count, why] of [
      ['api', 3, /within `autoscaling`/],
      ['migrate', 2, /no component that DigitalOcean scales/],
      ['web', 0, /out of the spec/],
      ['web', 2, /doctl apps list/],
    ] as const) {
      const answer = await scaled(name, count);
      assert.match(isRefusal(answer) ? answer.refused : '', why);
    }
  });
});

describe('what runs in App Platform, by answers of the shape that is documented', () => {
  it('is of the app whose name the spec has, and counted for each component', async () => {
    const { formation } = await formationOf({ [FILE]: SHOP });
    const [environment] = formation?.environments ?? [];
    assert.ok(environment);
    const answer = (rows: unknown) => ({ code: 0, stdout: JSON.stringify(rows), stderr: '' });
    const targets = digitalocean.targets?.(environment);
    const listed = [
      { id: app.id, spec: { name: 'shop' } },
      { id: 'other', spec: { name: 'other' } },
    ];
    assert.deepEqual(targets?.read(answer(listed)), [app]);
    assert.deepEqual(targets.read(answer(listed.slice(1))), [
      { id: 'other', title: 'other', remote: true, current: false },
    ]);
    const query = digitalocean.observe?.(environment, app);
    assert.deepEqual(query?.command.args, ['apps', 'list-instances', app.id, '--output', 'json']);
    const instances = ['web', 'web', 'mail'].map((component_name) => ({ component_name }));
    assert.deepEqual(query.read(answer(instances)), [
      { key: 'web', running: 2 },
      { key: 'api', running: 0 },
      { key: 'mail', running: 1 },
    ]);
    assert.ok(isRefusal(query.read({ code: 1, stdout: '', stderr: 'Error: Unable to authenticate you' })));
  });
});
