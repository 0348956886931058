import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { render } from '../../../src/managers/render/index';
import { problemsOf, serviceOver } from '../../workspace/memory';

const FILE = 'render.yaml';
const SHOP = `services:
  - type: web
    name: shop
    runtime: python
    startCommand: gunicorn shop:app
    numInstances: 2
    envVars:
      - key: DATABASE_URL
        fromDatabase: { name: store, property: connectionString }
      - key: CACHE
        fromService: { type: keyvalue, name: cache, property: connectionString }
  - type: worker
    name: mail
    runtime: docker
    dockerfilePath: ./mail/Dockerfile
    scaling: { minInstances: 1, maxInstances: 5, targetCPUPercent: 70 }
  - type: cron
    name: reports
    schedule: '0 3 * * *'
    startCommand: bin/reports
  - type: keyvalue
    name: cache
  - type: web
    name: site
    runtime: static
databases:
  - name: store
`;

async function formationOf(files: Record<string, string>) {
  const { service } = await serviceOver(files);
  const [formation] = service.snapshot.formations;
  return { service, formation };
}

describe('the services of Render', () => {
  it('are process types with what they need, and those without a process are none', async () => {
    const { formation } = await formationOf({ [FILE]: SHOP });
    assert.deepEqual(
      formation?.members.map(({ name, role, entry, needs, declarations: [first] }) => [
        name,
        role,
        entry,
        needs.map(({ on }) => on),
        first ? describeQuantity(first.processType.quantity) : '',
      ]),
      [
        ['shop', 'process', true, ['store', 'cache'], '2'],
        ['mail', 'process', false, [], '1–5'],
        ['reports', 'scheduled', false, [], 'on demand'],
        ['cache', 'backing-service', false, [], ''],
        ['store', 'backing-service', false, [], ''],
      ],
    );
  });

  it('run what their Dockerfile says where they are built of one', async () => {
    const files = { [FILE]: SHOP, 'mail/Dockerfile': 'FROM ruby:3.4\nCMD ["bin/mail", "--daemonize"]\n' };
    const { formation } = await formationOf(files);
    const mail = formation?.members.find(({ name }) => name === 'mail')?.declarations[0]?.processType;
    assert.equal(mail?.command?.text, 'bin/mail --daemonize');
  });

  it('are apart in each environment of a project', async () => {
    const text =
      'projects:\n  - name: shop\n    environments:\n      - name: production\n        services: [{ type: web, name: web, numInstances: 3 }]\n      - name: staging\n        services: [{ type: web, name: web }]\n';
    const { formation } = await formationOf({ [FILE]: text });
    assert.deepEqual(
      formation?.environments.map(({ name, processTypes }) => [name, processTypes[0]?.quantity.count]),
      [
        ['render.yaml (shop production)', 3],
        ['render.yaml (shop staging)', 1],
      ],
    );
    assert.equal(formation.members.length, 1);
  });
});

describe('what is told of services of Render', () => {
  const service = (more: string) => `services:\n  - type: web\n    name: shop\n    runtime: node\n${more}`;
  for (const [what, text, told] of [
    [
      'a count beside bounds',
      service('    numInstances: 2\n    scaling: { minInstances: 1, maxInstances: 3 }\n'),
      ['warning render-count-ignored: 2'],
    ],
    [
      'a disk of several instances',
      service('    numInstances: 2\n    disk: { name: data, mountPath: /data }\n'),
      ['error single-copy-resource: data'],
    ],
    ['no disk of one', service('    disk: { name: data, mountPath: /data }\n'), []],
    [
      'what leaves for the background',
      service('    startCommand: gunicorn -D x\n'),
      ['error detaches-from-manager: -D'],
    ],
  ] as const)
    it(`is ${what}`, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: text }, FILE), told);
    });
});

describe('scaling with Render', () => {
  async function scaled(name: string, count: number) {
    const { service, formation } = await formationOf({ [FILE]: SHOP });
    const declaration = formation?.members.find((member) => member.name === name)?.declarations[0];
    assert.ok(declaration);
    return render.scale({ ...declaration, count, source: (uri) => service.source(uri) });
  }

  it('writes the count of the Blueprint', async () => {
    const plans = await scaled('shop', 4);
    assert.ok(!isRefusal(plans));
    const [plan] = plans;
    assert.equal(
      plan?.verb === 'write' ? applyEdits(SHOP, plan.changes[0]?.edits ?? []) : '',
      SHOP.replace('numInstances: 2', 'numInstances: 4'),
    );
  });

  it('refuses what Render scales by itself, what is no process, and none', async () => {
    for (const [name, count, why] of [
      ['mail', 3, /within `scaling`/],
      ['cache', 2, /no service that Render scales/],
      ['shop', 0, /suspend it/],
    ] as const) {
      const answer = await scaled(name, count);
      assert.match(isRefusal(answer) ? answer.refused : '', why);
    }
  });
});
