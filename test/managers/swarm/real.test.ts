import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import type { Command, Target } from '../../../src/core/manager';
import type { Observed } from '../../../src/core/observed';
import { swarm } from '../../../src/managers/swarm/index';
import { problemsOf, serviceOver } from '../../workspace/memory';
import { mayHaveOwn, OwnEngine } from '../compose/engine';

const FILE = 'docker-stack.yml';
const TASK = 'image: busybox:test, init: true, stop_grace_period: 0s';
/** Clients up to 20.10 want it, later ones pass over it. */
const VERSION = "version: '3.8'\n";
const STACK = `${VERSION}services:
  web: {${TASK}, command: sleep 3600, deploy: {replicas: 2}}
  agent: {${TASK}, command: sleep 3600, deploy: {mode: global}}
  crash: {${TASK}, command: [sh, -c, exit 3], deploy: {restart_policy: {delay: 1s}}}
`;
const REFUSED = [
  'deploy: {mode: global, replicas: 2}',
  'deploy: {mode: global-job, replicas: 2}',
  'deploy: {mode: every}',
  "deploy: {replicas: '2'}",
  'deploy: {replicas: -1}',
  'scale: 2',
  'depends_on: {b: {condition: service_started}}',
];
const TAKEN = [
  'deploy: {mode: global}',
  'deploy: {mode: replicated, replicas: 0}',
  'deploy: {replicas: "${REPLICAS:-0}"}',
  'depends_on: [b]',
  'container_name: a',
];

describe(
  mayHaveOwn
    ? 'a real Swarm'
    : 'a real Swarm (skipped: it takes an engine of its own, with busybox:test beside it)',
  function () {
    this.timeout(180_000);
    let engine: OwnEngine;
    const folder = mkdtempSync(join(tmpdir(), 'formation-swarm-'));
    const environment = () => ({ ...process.env, DOCKER_HOST: engine.host });
    const docker = (...args: readonly string[]) =>
      spawnSync('docker', args, { cwd: folder, encoding: 'utf8', env: environment() });
    const run = ({ executable, args }: Command) =>
      execFileSync(executable, args, { cwd: folder, stdio: 'pipe', env: environment() });

    before(async function () {
      if (!mayHaveOwn) this.skip();
      engine = new OwnEngine();
      await engine.start();
      engine.fill();
      assert.equal(docker('swarm', 'init', '--advertise-addr', '127.0.0.1').status, 0);
      writeFileSync(join(folder, FILE), STACK);
    });

    after(async function () {
      rmSync(folder, { recursive: true, force: true });
      if (mayHaveOwn) await engine.remove();
    });

    async function declared() {
      const { service } = await serviceOver({ [FILE]: STACK });
      const [formation] = service.snapshot.formations;
      const [of] = formation?.environments ?? [];
      assert.ok(formation && of);
      const query = swarm.targets?.(of);
      assert.ok(query);
      const { status, stdout, stderr } = docker(...query.command.args);
      const found = query.read({ code: status ?? 1, stdout, stderr });
      return { service, environment: of, targets: isRefusal(found) ? [] : found };
    }

    function observedIn(of: Parameters<NonNullable<typeof swarm.observe>>[0], target: Target) {
      const query = swarm.observe?.(of, target);
      assert.ok(query);
      const { status, stdout, stderr } = docker(...query.command.args);
      const answer = query.read({ code: status ?? 1, stdout, stderr });
      return isRefusal(answer) ? [] : answer;
    }

    /** Asks until the answer is as it should be; the test's own time is the bound. */
    async function until(target: Target, holds: (observed: ReadonlyMap<string, Observed>) => boolean) {
      const { environment: of } = await declared();
      for (;;) {
        const answer = new Map(observedIn(of, target).map((one) => [one.key, one]));
        if (holds(answer)) return answer;
        await new Promise((done) => setTimeout(done, 200));
      }
    }

    it('deploys a stack as it is read, and says what runs and what crashes', async () => {
      const before = await declared();
      assert.deepEqual(before.targets, []);
      const shop: Target = { id: 'shop', title: 'shop', remote: true, current: false };
      assert.deepEqual(
        observedIn(before.environment, shop).map(({ key, running }) => [key, running]),
        [
          ['web', 0],
          ['agent', 0],
          ['crash', 0],
        ],
      );
      const deploy = swarm.operate?.('run', { ...before, target: shop, source: () => undefined });
      assert.ok(deploy && !isRefusal(deploy));
      deploy.steps.forEach(run);
      assert.deepEqual((await declared()).targets, [shop]);
      const observed = await until(
        shop,
        (answer) =>
          answer.get('web')?.running === 2 &&
          answer.get('agent')?.running === 1 &&
          answer.get('crash')?.troubles?.[0]?.kind === 'crash-loop',
      );
      assert.deepEqual(observed.get('web'), { key: 'web', running: 2, wanted: 2 });
      assert.match(observed.get('crash')?.troubles?.[0]?.reason ?? '', /non-zero exit \(3\)/);
    });

    for (const count of [3, 1, 0])
      it(`runs ${count} tasks after the plan for ${count}`, async () => {
        const { service, environment: of, targets } = await declared();
        const [target] = targets;
        const processType = of.processTypes.find(({ key }) => key === 'web');
        assert.ok(target && processType);
        const source = (uri: string) => service.source(uri);
        const plans = swarm.scale({ processType, environment: of, count, target, source });
        assert.ok(!isRefusal(plans) && plans[0]?.verb === 'run');
        plans[0].steps.forEach(run);
        const observed = await until(target, (answer) => answer.get('web')?.running === count);
        assert.equal(observed.get('web')?.wanted, count);
      });

    for (const [more, taken] of [
      ...REFUSED.map((one) => [one, false] as const),
      ...TAKEN.map((one) => [one, true] as const),
    ])
      it(`${taken ? 'takes' : 'refuses'} what is said to be so: ${more}`, async () => {
        const text = `${VERSION}services:\n  a: {image: "busybox:test", command: sleep 9, ${more}}\n  b: {image: "busybox:test"}\n`;
        writeFileSync(join(folder, 'other.yml'), text);
        const { status } = docker('stack', 'deploy', '-c', 'other.yml', '--resolve-image', 'never', 'other');
        docker('stack', 'rm', 'other');
        const told = (await problemsOf({ [FILE]: text }, FILE)).filter((one) =>
          one.includes('swarm-refused'),
        );
        assert.deepEqual([status === 0, told.length === 0], [taken, taken]);
      });
  },
);
