import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import type { Target } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { swarm } from '../../../src/managers/swarm/index';
import { problemsOf, ROOT, serviceOver } from '../../workspace/memory';

const FILE = 'docker-stack.yml';
const STACK = `x-app: &app
  image: registry.test/shop:\${TAG:-1}
services:
  web:
    <<: *app
    command: gunicorn shop:app
    ports: ['80:8000']
    environment: { DATABASE_URL: postgres://db/shop }
    deploy:
      replicas: 3
      labels: { traefik.http.routers.shop.rule: Host(shop.test) }
  worker:
    <<: *app
    deploy:
      replicas: \${WORKERS}
  mail:
    <<: *app
  agent:
    image: agent
    deploy: { mode: global }
  migrate:
    image: shop
    deploy: { mode: replicated-job }
  sweep:
    image: shop
    deploy: { mode: global-job }
  db:
    image: postgres:16
`;
const shop: Target = { id: 'shop', title: 'shop', remote: true, current: false };

async function formationOf(files: Readonly<Record<string, string>>) {
  const { service } = await serviceOver(files);
  const [formation] = service.snapshot.formations;
  return { service, formation };
}

describe('the services of a stack', () => {
  it("are Compose's where a person asks for the file as an environment of Compose", async () => {
    const files = { 'docker-stack.yml': 'services:\n  web:\n    image: shop\n' };
    const { service, formation } = await formationOf(files);
    assert.equal(formation?.environments[0]?.manager, 'swarm');
    await service.readTogether({ together: [`${ROOT}/docker-stack.yml`] });
    const [asked] = service.snapshot.formations;
    assert.deepEqual(
      asked?.environments.map(({ manager }) => manager),
      ['compose'],
    );
  });

  it('have as many tasks as their mode and their replicas say', async () => {
    const { formation } = await formationOf({ [FILE]: STACK });
    assert.deepEqual(
      formation?.members.map(({ name, role, entry, needs, declarations: [first] }) => [
        name,
        role,
        entry,
        needs.map(({ on }) => on),
        first ? describeQuantity(first.processType.quantity) : '',
      ]),
      [
        ['web', 'process', true, ['db'], '3'],
        ['worker', 'process', false, [], '?'],
        ['mail', 'process', false, [], '1'],
        ['agent', 'process', false, [], '1 per node'],
        ['migrate', 'one-off', false, [], '1'],
        ['sweep', 'one-off', false, [], '1 per node'],
        ['db', 'backing-service', false, [], '1'],
      ],
    );
  });

  it('are read of files whose names speak of a stack or of Swarm, and of no others', async () => {
    const service = 'services: {}\n'.replace('{}', '\n  web:\n    image: shop');
    const { service: workspace } = await serviceOver({
      'a/stack.yaml': service,
      'b/docker-compose.swarm.yml': service,
      'c/shop-stack.yml': service,
      'd/compose.yaml': `${service}    deploy: { mode: global }\n`,
      'e/stack.yaml': 'resolver: lts-22.6\npackages: [.]\n',
      'f/dual-stack.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: services}\n',
      'g/stack.yml': 'services:\n  web:\n    image: {{ image }}\n',
    });
    assert.deepEqual(
      workspace.snapshot.manifests.map(({ uri, manager, lookAlike }) => [
        uri.slice('file:///shop/'.length),
        manager,
        lookAlike,
      ]),
      [
        ['a/stack.yaml', 'swarm', undefined],
        ['b/docker-compose.swarm.yml', 'swarm', undefined],
        ['c/shop-stack.yml', 'swarm', undefined],
        ['d/compose.yaml', 'compose', undefined],
        ['f/dual-stack.yaml', 'kubernetes', undefined],
        ['g/stack.yml', 'swarm', 'template'],
      ],
    );
  });
});

describe('what is told of the services of a stack', () => {
  const agent = (deploy: string, more = '') =>
    `services:\n  agent:\n    image: agent\n${more}    deploy: { ${deploy} }\n`;
  for (const [what, text, told] of [
    ['replicas beside one on each node', agent('mode: global, replicas: 2'), ['error swarm-refused: 2']],
    ['a mode that there is not', agent('mode: every'), ['error swarm-refused: every']],
    ['replicas in quotes', agent("replicas: '2'"), ["error swarm-refused: '2'"]],
    ['replicas below none', agent('replicas: -1'), ['error swarm-refused: -1']],
    ['no mode that a variable brings', agent('mode: "${MODE}", replicas: 2'), []],
    ['what only Compose reads', agent('replicas: 2', '    scale: 2\n'), ['warning swarm-refused: 2']],
    [
      'needs with conditions',
      agent('replicas: 2', '    depends_on: { db: { condition: service_healthy } }\n'),
      ['warning swarm-refused: depends_on'],
    ],
    [
      'a port of the node',
      agent('replicas: 2', '    ports: [{ target: 80, published: 80, mode: host }]\n'),
      ['info single-copy-resource: 80'],
    ],
    ['no port that Swarm balances', agent('replicas: 2', "    ports: ['80:80']\n"), []],
    ['a crash that is left', agent('restart_policy: { condition: none }'), ['info restart-disabled: none']],
    [
      'what leaves for the background',
      agent('replicas: 2', '    command: [gunicorn, -D, "shop:app"]\n'),
      ['error detaches-from-manager: -D'],
    ],
  ] as const)
    it(`is ${what}`, async () => {
      assert.deepEqual(await problemsOf({ [FILE]: text }, FILE), told);
    });
});

describe('scaling with Swarm', () => {
  async function scaled(name: string, count: number, target?: Target) {
    const { service, formation } = await formationOf({ [FILE]: STACK });
    const declaration = formation?.members.find((member) => member.name === name)?.declarations[0];
    assert.ok(declaration);
    const source = (uri: string) => service.source(uri);
    return swarm.scale({ ...declaration, count, source, ...(target ? { target } : {}) });
  }
  async function written(name: string, count: number) {
    const plans = await scaled(name, count);
    const plan = isRefusal(plans) ? undefined : plans.find(({ verb }) => verb === 'write');
    return plan?.verb === 'write' ? applyEdits(STACK, plan.changes[0]?.edits ?? []) : undefined;
  }

  // https://docs.docker.com/reference/cli/docker/service/scale/
  it('names the service of the stack that is meant', async () => {
    const plans = await scaled('web', 5, shop);
    assert.ok(!isRefusal(plans));
    const [run] = plans;
    assert.ok(run?.verb === 'run');
    assert.deepEqual(
      run.steps.map(({ executable, args }) => [executable, ...args].join(' ')),
      ['docker service scale shop_web=5'],
    );
    assert.deepEqual(run.warnings, [
      'The file says another number: the next `docker stack deploy` sets it back.',
    ]);
  });

  it('writes the replicas, where they are or where they belong', async () => {
    assert.equal(await written('web', 5), STACK.replace('replicas: 3', 'replicas: 5'));
    assert.equal(await written('worker', 2), STACK.replace('replicas: ${WORKERS}', 'replicas: 2'));
    assert.equal(
      await written('mail', 2),
      STACK.replace('  mail:\n    <<: *app\n', '  mail:\n    <<: *app\n    deploy: { replicas: 2 }\n'),
    );
  });

  it('refuses what has no number to set', async () => {
    for (const [name, why] of [
      ['agent', /one task of agent on each node/],
      ['migrate', /is a job/],
    ] as const) {
      const answer = await scaled(name, 2, shop);
      assert.match(isRefusal(answer) ? answer.refused : '', why);
    }
  });
});

describe('what Swarm does to a service', () => {
  it('is done by the name that the stack gives it, and a stack is deployed as a whole', async () => {
    const { service, formation } = await formationOf({ [FILE]: STACK });
    const declaration = formation?.members[0]?.declarations[0];
    assert.ok(declaration);
    const request = { ...declaration, source: (uri: string) => service.source(uri) };
    const done = (['run', 'stop', 'restart', 'logs', 'forward-port'] as const).map((operation) => {
      const plan = swarm.operate?.(operation, { ...request, target: shop });
      return plan && !isRefusal(plan) ? plan.steps[0]?.args.join(' ') : plan;
    });
    assert.deepEqual(done, [
      'stack deploy -c docker-stack.yml shop',
      undefined,
      'service update --force shop_web',
      'service logs --follow --tail 100 shop_web',
      undefined,
    ]);
    assert.equal(swarm.operate?.('stop', request), undefined);
    const answer = swarm.operate?.('run', request);
    assert.match(answer && isRefusal(answer) ? answer.refused : '', /stack deploy -c docker-stack\.yml NAME/);
  });
});
