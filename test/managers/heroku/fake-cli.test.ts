import { after, before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { isRefusal } from '../../../src/core/manager';
import type { Query } from '../../../src/core/manager';
import { planTogether } from '../../../src/core/plans';
import { heroku } from '../../../src/managers/heroku/index';
import { serviceOver } from '../../workspace/memory';

/** Answers as `heroku` 11 does: to `apps --all --json` and `ps --json -a APP`, and refuses everything else. */
const FAKE = `#!/bin/sh
case "$*" in
'apps --all --json') echo '[{"name":"shop-production","region":{"name":"eu"},"team":{"name":"acme"}},{"name":"shop-review-1"}]' ;;
'ps --json -a shop-production') echo '[{"type":"web","name":"web.1","state":"up"},{"type":"web","name":"web.2","state":"starting"},{"type":"run","name":"run.1","state":"up"}]' ;;
*) echo " ›   Error: Couldn't find that app." >&2; exit 1 ;;
esac
`;

describe('what a fake heroku command answers (the real one needs an account)', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'formation-heroku-'));
    writeFileSync(join(folder, 'heroku'), FAKE);
    chmodSync(join(folder, 'heroku'), 0o755);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function ask<T>({ command: { executable, args }, read }: Query<T>) {
    const PATH = [folder, process.env['PATH'] ?? ''].join(delimiter);
    const { status, stdout, stderr } = spawnSync(executable, [...args], {
      env: { ...process.env, PATH },
      encoding: 'utf8',
    });
    return read({ code: status ?? 1, stdout, stderr });
  }

  async function environment() {
    const text = '{ "formation": { "web": { "quantity": 2 }, "worker": { "quantity": 1 } } }';
    const { service } = await serviceOver({ 'app.json': text });
    const found = service.snapshot.formations[0]?.environments[0];
    assert.ok(found && heroku.targets && heroku.observe);
    return { found, targets: heroku.targets, observe: heroku.observe };
  }

  it('lists the apps of the account, and takes none for the one that is meant', async () => {
    const { found, targets } = await environment();
    assert.deepEqual(ask(targets(found)), [
      { id: 'shop-production', title: 'shop-production (acme, eu)', remote: true, current: false },
      { id: 'shop-review-1', title: 'shop-review-1', remote: true, current: false },
    ]);
  });

  it('counts the dynos of each type that are up, and none of one-off commands', async () => {
    const { found, observe } = await environment();
    const target = { id: 'shop-production', title: 'shop-production', remote: true, current: false };
    const query = observe(found, target);
    assert.deepEqual(query && ask(query), [
      { key: 'web', running: 1, troubles: [{ kind: 'pending', count: 1 }] },
      { key: 'worker', running: 0 },
    ]);
  });

  it('is told the numbers of all types at once, and of which app', async () => {
    const { found } = await environment();
    const target = { id: 'shop-production', title: 'shop-production', remote: true, current: false };
    const requests = found.processTypes.map((processType, index) => ({
      ...{ processType, environment: found, target },
      count: 4 + index,
      source: () => undefined,
    }));
    const plan = planTogether(heroku, requests);
    assert.ok(!isRefusal(plan) && plan.steps[0]);
    const record = join(folder, 'record');
    writeFileSync(record, `#!/bin/sh\nprintf '%s\\n' "$@"\n`);
    chmodSync(record, 0o755);
    const { stdout } = spawnSync(record, [...plan.steps[0].args], { encoding: 'utf8' });
    assert.deepEqual(stdout.trim().split('\n'), ['ps:scale', 'web=4', 'worker=5', '-a', 'shop-production']);
    assert.equal(plan.steps.length, 1);
  });

  it('is passed on where it refuses', async () => {
    const { found, observe } = await environment();
    const query = observe(found, { id: 'other', title: 'other', remote: true, current: false });
    const answer = query && ask(query);
    assert.ok(isRefusal(answer));
    assert.match(answer.refused, /Couldn't find that app/);
  });
});
