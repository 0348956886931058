import { after, before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/core/manager';
import type { Command, Target } from '../../../src/core/manager';
import type { Declaration } from '../../../src/core/model';
import { managers } from '../../../src/managers/index';
import { startCommand, starter } from '../../../src/managers/procfile/runner/start';
import { serviceOver } from '../../workspace/memory';
import { folderWith, isRequired, isThere, startedBy, STAYS } from './runner';

const TEXT = ['web', 'worker', 'clock', 'release'].map((name) => `${name}: ${STAYS}\n`).join('');

/** The declaration of a process type in a Procfile that lies in a folder of the disk. */
async function declared(name: string, folder: string): Promise<Declaration> {
  const { service } = await serviceOver({ 'Procfile.dev': TEXT });
  const member = service.snapshot.formations[0]?.members.find((found) => found.name === name);
  const declaration = member?.declarations[0];
  assert.ok(declaration);
  return { ...declaration, environment: { ...declaration.environment, folder } };
}

function scaled(declaration: Declaration, count: number, target: Target): Command {
  const manager = managers.find(({ id }) => id === 'procfile');
  const plans = manager?.scale({ ...declaration, count, target, source: () => undefined });
  assert.ok(plans && !isRefusal(plans));
  const [plan] = plans;
  assert.equal(plan?.verb, 'run');
  const [step, ...others] = plan.steps;
  assert.ok(step && others.length === 0);
  return step;
}

for (const tool of starter.tools.filter(({ id }) => ['nf', 'foreman'].includes(id))) {
  const there = isThere(tool.id);
  const required = isRequired(tool.id);
  const title =
    there || required ? `the real ${tool.id}` : `the real ${tool.id} (skipped: it is not installed)`;

  describe(title, function () {
    this.timeout(60_000);
    const folder = folderWith('Procfile.dev', TEXT);
    before(function () {
      if (!there && !required) this.skip();
    });
    after(folder.remove);

    it('starts one of each type that is a process, and none of what runs once', async () => {
      const { environment } = await declared('web', folder.uri);
      const started = await startedBy(starter.command(environment, tool), 3);
      assert.deepEqual(started, ['clock.1', 'web.1', 'worker.1']);
    });

    it('starts the counts that are asked for', async () => {
      const { environment } = await declared('web', folder.uri);
      const command = startCommand(environment, tool, { web: 2, worker: 3, clock: 0 });
      const started = await startedBy(command, 5);
      assert.deepEqual(started, ['web.1', 'web.2', 'worker.1', 'worker.2', 'worker.3']);
    });

    it('is scaled by starting it again with the new number, as the same session', async () => {
      const declaration = await declared('worker', folder.uri);
      const again = scaled(declaration, 2, tool);
      assert.equal(again.session, starter.command(declaration.environment, tool).session);
      assert.deepEqual(await startedBy(again, 4), ['clock.1', 'web.1', 'worker.1', 'worker.2']);
      const fewer = scaled(declaration, 0, tool);
      assert.deepEqual(await startedBy(fewer, 2), ['clock.1', 'web.1']);
    });
  });
}
