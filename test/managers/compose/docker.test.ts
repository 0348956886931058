import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { isRefusal } from '../../../src/core/manager';
import { managers } from '../../../src/managers/index';
import { rules } from '../../../src/rules/index';
import type { Files } from '../../../src/workspace/files';
import { WorkspaceService } from '../../../src/workspace/service';

const running =
  spawnSync('docker', ['compose', 'version']).status === 0 && spawnSync('docker', ['version']).status === 0;
const required = (process.env['FORMATION_REQUIRE'] ?? '').split(',').includes('docker');
const title =
  running || required ? 'a real Docker engine' : 'a real Docker engine (skipped: none is running)';

const COMPOSE =
  'services:\n  worker:\n    image: busybox:test\n    command: ["sleep", "3600"]\n    stop_grace_period: 0s\n';

describe(title, function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'formation-docker-'));
  const files: Files = {
    folders: () => [URI.file(folder).toString()],
    list: () => Promise.resolve([URI.file(join(folder, 'compose.yaml')).toString()]),
    read: (uri) =>
      Promise.resolve(
        uri.endsWith('/compose.yaml') ? { text: readFileSync(URI.parse(uri).fsPath, 'utf8') } : 'absent',
      ),
  };
  const docker = (...args: string[]) =>
    execFileSync('docker', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const containers = () =>
    docker('compose', 'ps', '-q')
      .trim()
      .split('\n')
      .filter((line) => line !== '').length;

  before(function () {
    writeFileSync(join(folder, 'compose.yaml'), COMPOSE);
    if (!running && !required) this.skip();
  });

  after(() => {
    if (running) docker('compose', 'down', '-t', '0');
    rmSync(folder, { recursive: true, force: true });
  });

  for (const count of [1, 3, 2, 0]) {
    it(`runs ${count} after the plan for ${count}, and is observed to`, async () => {
      const service = new WorkspaceService(files, managers, rules);
      await service.refresh();
      const declaration = service.snapshot.formations[0]?.members[0]?.declarations[0];
      const manager = managers.find(({ id }) => id === 'compose');
      assert.ok(declaration && manager);
      const plans = manager.scale({ ...declaration, count, source: (uri) => service.source(uri) });
      assert.ok(!isRefusal(plans));
      const run = plans.find((plan) => plan.verb === 'run');
      assert.ok(run?.verb === 'run');
      for (const { executable, args } of run.steps)
        execFileSync(executable, args, { cwd: folder, stdio: 'pipe' });
      assert.equal(containers(), count);
      const query = manager.observe?.(declaration.environment, undefined);
      assert.ok(query);
      const observed = query.read({ code: 0, stdout: docker(...query.command.args), stderr: '' });
      assert.deepEqual(observed, [{ key: 'worker', running: count }]);
    });
  }
});
