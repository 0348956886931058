import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { applyEdits } from '../../../src/core/source';
import { supervisor } from '../../../src/managers/supervisor/index';
import { serviceOver } from '../../workspace/memory';

const FILE = 'supervisord.conf';
const hasTool = ['supervisord', 'supervisorctl'].every((tool) => spawnSync(tool, ['--help']).status === 0);

describe(hasTool ? 'a real supervisord' : 'a real supervisord (skipped: it is not installed)', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'formation-supervisord-'));
  const path = join(folder, FILE);
  let daemon: ChildProcess | undefined;
  const text = () => readFileSync(path, 'utf8');
  const run = (executable: string, args: readonly string[]) =>
    spawnSync(executable, args, { cwd: folder, encoding: 'utf8' });

  async function declared() {
    const { service } = await serviceOver({ [FILE]: text() });
    const declaration = service.snapshot.formations[0]?.members.find(({ name }) => name === 'web')
      ?.declarations[0];
    assert.ok(declaration);
    return { ...declaration, source: (uri: string) => service.source(uri) };
  }

  /** What is seen to run; undefined where supervisord does not answer. */
  async function running(): Promise<Readonly<Record<string, number>> | undefined> {
    const { environment } = await declared();
    const query = supervisor.observe?.(environment, undefined);
    assert.ok(query);
    const { status, stdout, stderr } = run(query.command.executable, query.command.args);
    const answer = query.read({ code: status ?? 1, stdout, stderr });
    if (isRefusal(answer)) return undefined;
    return Object.fromEntries(answer.map((one) => [one.key, one.running]));
  }

  /** Asks until it is so; the test's own time is the bound. */
  async function until(counts: Readonly<Record<string, number>>): Promise<void> {
    while (JSON.stringify(await running()) !== JSON.stringify(counts))
      await new Promise((done) => setTimeout(done, 100));
  }

  before(async function () {
    if (!hasTool) this.skip();
    const socket = join(folder, 'socket');
    const program = (name: string) => `[program:${name}]\ncommand=sleep 3600\nstartsecs=0\n`;
    writeFileSync(
      path,
      `[supervisord]\nnodaemon=true\nlogfile=${join(folder, 'log')}\nchildlogdir=${folder}\npidfile=${join(folder, 'pid')}\n` +
        `[unix_http_server]\nfile=${socket}\n[supervisorctl]\nserverurl=unix://${socket}\n` +
        '[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n' +
        program('web') +
        program('mail'),
    );
    daemon = spawn('supervisord', ['-n', '-c', path], { cwd: folder, stdio: 'ignore' });
    await until({ web: 1, mail: 1 });
  });

  after(async () => {
    if (daemon) {
      const ended = new Promise((done) => daemon?.once('exit', done));
      daemon.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  for (const count of [3, 2, 1])
    it(`runs ${count} when that is written and applied, and the others as before`, async () => {
      const before = await declared();
      const write = supervisor.scale({ ...before, count });
      assert.ok(!isRefusal(write) && write[0]?.verb === 'write');
      writeFileSync(path, applyEdits(text(), write[0].changes[0]?.edits ?? []));
      const mail = run('supervisorctl', ['pid', 'mail']).stdout;
      const apply = supervisor.scale({ ...(await declared()), count });
      assert.ok(!isRefusal(apply) && apply[0]?.verb === 'run');
      for (const { executable, args } of apply[0].steps) assert.equal(run(executable, args).status, 0);
      await until({ web: count, mail: 1 });
      assert.equal(run('supervisorctl', ['pid', 'mail']).stdout, mail);
    });

  for (const [operation, count] of [
    ['stop', 0],
    ['run', 1],
    ['restart', 1],
  ] as const)
    it(`runs ${count} after it was told to ${operation} them`, async () => {
      const plan = supervisor.operate?.(operation, await declared());
      assert.ok(plan && !isRefusal(plan));
      for (const { executable, args } of plan.steps) assert.equal(run(executable, args).status, 0);
      await until({ web: count, mail: 1 });
    });
});
