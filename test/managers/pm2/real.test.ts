import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { pm2 } from '../../../src/managers/pm2/index';
import { serviceOver } from '../../workspace/memory';

const home = mkdtempSync(join(tmpdir(), 'formation-pm2-'));
const run = (...args: string[]) =>
  spawnSync('pm2', args, {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, PM2_HOME: join(home, '.pm2') },
  });
const hasTool =
  spawnSync('pm2', ['--version'], { env: { ...process.env, PM2_HOME: join(home, '.pm2') } }).status === 0;
const title = hasTool ? 'a real PM2' : 'a real PM2 (skipped: it is not installed)';

const ECOSYSTEM =
  "const two = 2;\nmodule.exports = { apps: [{ name: 'web', script: 'web.js', instances: two }, { script: './worker.js' }] };\n";

/** The apps that run, by name, with how many copies each has. */
function listed(): Record<string, number> {
  const { stdout } = run('jlist');
  const apps = JSON.parse(stdout.slice(stdout.indexOf('['))) as { name: string }[];
  const counts: Record<string, number> = {};
  for (const { name } of apps) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe(title, function () {
  this.timeout(120_000);

  before(function () {
    if (!hasTool) this.skip();
    for (const script of ['web.js', 'worker.js'])
      writeFileSync(join(home, script), 'setInterval(() => {}, 1000);\n');
    writeFileSync(join(home, 'ecosystem.config.js'), ECOSYSTEM);
    run('start', 'ecosystem.config.js');
  });
  after(() => {
    if (hasTool) run('kill');
    rmSync(home, { recursive: true, force: true });
  });

  const formation = async () =>
    (await serviceOver({ 'ecosystem.config.js': ECOSYSTEM })).service.snapshot.formations[0];

  it('runs the apps that are read, as many of each', async () => {
    const members = (await formation())?.members ?? [];
    const read = members.map(({ name, declarations: [first] }) => [name, first?.processType.quantity.count]);
    assert.deepEqual(listed(), Object.fromEntries(read));
  });

  for (const count of [4, 1])
    it(`runs ${count} after the plan for ${count}`, async () => {
      const declaration = (await formation())?.members[0]?.declarations[0];
      assert.ok(declaration);
      const plans = pm2.scale({ ...declaration, count, source: () => undefined });
      const [plan] = isRefusal(plans) ? [] : plans;
      assert.ok(plan?.verb === 'run');
      for (const { args } of plan.steps) run(...args);
      assert.equal(listed()['web'], count);
    });
});
