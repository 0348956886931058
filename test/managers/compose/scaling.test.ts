import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { isRefusal } from '../../../src/core/manager';
import type { Command, RunPlan, ScaleRequest } from '../../../src/core/manager';
import { dryRunOf, planTogether, plansFor } from '../../../src/core/plans';
import { compose } from '../../../src/managers/compose/index';
import { HOSTILE } from '../../core/command/hostile';
import { serviceOver } from '../../workspace/memory';

const running =
  spawnSync('docker', ['compose', 'version']).status === 0 && spawnSync('docker', ['version']).status === 0;
const required = (process.env['FORMATION_REQUIRE'] ?? '').split(',').includes('docker');
const usable = running || required;
const title = usable ? 'scaling with a real engine' : 'scaling with a real engine (skipped: none is running)';

/** So many in a row; FORMATION_SCALES says more. */
const SCALES = Number(process.env['FORMATION_SCALES'] ?? 12);

const service = (name: string, more = '') =>
  `  ${JSON.stringify(name)}:\n    image: busybox:test\n    command: ["sleep", "3600"]\n    stop_grace_period: 0s\n${more}`;
const COMPOSE = [
  'services:\n',
  service('web'),
  service('worker'),
  service('port', '    ports: ["18080:80"]\n'),
  service('named', '    container_name: formation-named\n'),
].join('');

describe(title, function () {
  this.timeout(1_200_000);
  const folder = mkdtempSync(join(tmpdir(), 'formation-scaling-'));
  const docker = (...args: readonly string[]) =>
    execFileSync('docker', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

  before(function () {
    if (!usable) this.skip();
    writeFileSync(join(folder, 'compose.yaml'), COMPOSE);
  });

  after(() => {
    if (running) docker('compose', 'down', '-t', '0', '--remove-orphans');
    rmSync(folder, { recursive: true, force: true });
  });

  async function requests(counts: Readonly<Record<string, number>>, text = COMPOSE) {
    const { service } = await serviceOver({ 'compose.yaml': text });
    const declarations = service.snapshot.formations.flatMap(({ members }) =>
      members.flatMap((member) => member.declarations),
    );
    const [target] = contexts();
    return Object.entries(counts).flatMap(([name, count]): ScaleRequest[] => {
      const declaration = declarations.find(({ processType }) => processType.name.value === name);
      if (!declaration || !target) return [];
      return [{ ...declaration, count, target, source: (uri) => service.source(uri) }];
    });
  }

  function contexts() {
    const query = compose.targets?.({ folder: URI.file(folder).toString() } as never);
    const targets = query?.read({ code: 0, stdout: docker(...query.command.args), stderr: '' });
    assert.ok(targets && !isRefusal(targets));
    return targets;
  }

  async function together(counts: Readonly<Record<string, number>>): Promise<RunPlan> {
    const plan = planTogether(compose, await requests(counts));
    assert.ok(!isRefusal(plan));
    return plan;
  }

  const run = ({ executable, args }: Command) =>
    spawnSync(executable, [...args], { cwd: folder, encoding: 'utf8' });

  function counts(): Readonly<Record<string, number>> {
    const names = docker('compose', 'ps', '--format', '{{.Service}}').split('\n').filter(Boolean);
    return Object.fromEntries(
      [...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]),
    );
  }

  it('takes the context that docker itself takes, and no other', () => {
    assert.deepEqual(
      contexts()
        .filter(({ current }) => current)
        .map(({ remote }) => remote),
      [false],
    );
  });

  it('rehearses, and starts nothing', async () => {
    const plan = await together({ web: 2, worker: 3 });
    for (const step of dryRunOf(compose, plan) ?? []) {
      const { status, stderr } = run(step);
      assert.equal(status, 0, stderr);
      assert.match(stderr, /DRY-RUN MODE/);
    }
    assert.deepEqual(counts(), {});
  });

  it(`leaves exactly what was asked for, ${SCALES} times in a row`, async () => {
    const wanted: Record<string, number> = { web: 0, worker: 0 };
    for (let turn = 0; turn < SCALES; turn++) {
      const name = turn % 3 === 0 ? 'web' : 'worker';
      wanted[name] = (turn * 7 + 3) % 5;
      const plan = await together({ [name]: wanted[name] });
      for (const step of plan.steps) {
        const { status, stderr } = run(step);
        assert.equal(status, 0, stderr);
      }
      const expected = Object.fromEntries(Object.entries(wanted).filter(([, count]) => count > 0));
      assert.deepEqual(counts(), expected, `turn ${turn}`);
    }
  });

  for (const [name, reason] of [
    ['port', 'port is already allocated'],
    ['named', 'container_name'],
  ] as const)
    it(`says of ${name} beforehand why a second copy will not start, as Docker then does`, async () => {
      const [request] = await requests({ [name]: 2 });
      const plans = request && plansFor(compose, request);
      assert.ok(plans && !isRefusal(plans));
      const plan = plans.find((candidate): candidate is RunPlan => candidate.verb === 'run');
      assert.match(plan?.warnings.join() ?? '', new RegExp(reason));
      assert.ok(plans.some(({ instead }) => instead));
      const { status, stderr } = plan?.steps[0] ? run(plan.steps[0]) : { status: 0, stderr: '' };
      assert.notEqual(status, 0);
      assert.match(stderr, reason === 'container_name' ? /container name|custom name/i : new RegExp(reason));
      run({ ...(await together({ [name]: 0 })).steps[0], executable: 'docker' } as Command);
    });

  it('starts nothing but itself for names that a shell or an option parser would read', async () => {
    for (const name of HOSTILE) {
      const text = `services:\n${service(name)}`;
      const [request] = await requests({ [name]: 1 }, text);
      if (!request) continue;
      const plan = planTogether(compose, [request]);
      if (isRefusal(plan)) continue;
      writeFileSync(join(folder, 'compose.yaml'), text);
      // Compose itself refuses most of these names; what matters is what else happens.
      for (const step of plan.steps) run(step);
      assert.equal(existsSync(join(folder, 'pwned')), false, name);
    }
    writeFileSync(join(folder, 'compose.yaml'), COMPOSE);
  });
});
