import { before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '../../../src/core/manager';
import { applyEdits } from '../../../src/core/source';
import { procfile } from '../../../src/managers/procfile/index';
import { serviceOver } from '../../workspace/memory';
import { exportedByForeman } from './exported';
import { folderWith, isRequired, isThere, startedBy, STAYS } from './runner';

const PROCFILE = ['web', 'worker', 'clock'].map((name) => `${name}: ${STAYS}\n`).join('');

/** Settings as people write them, and as they do not. */
const SETTINGS = [
  'port: 3000\n',
  'formation: web=2\n',
  'formation: "all=1,worker=2"\n',
  "formation: ' all = 2 , web = 0 '\n",
  'formation: all=1,web=2x,worker=x\n',
  'formation: all=1,web\n',
  'formation: web=1,web=3,\n',
  'formation: web=-2,all=1\n',
  'formation: web=+2,worker=1_0,clock=07\n',
  'formation: web==2,worker=1=2\n',
  'formation: >-\n  web=1,\n  worker=2\n',
  'formation: other=3\n',
  'formation: ""\n',
  '# formation: web=5\n',
  'procfile: Procfile\nformation: clock=4,\tall=1\n',
];

const there = isThere('foreman');
const reason = there || isRequired('foreman') ? '' : ' (skipped: it is not installed)';

async function environmentOf(settings: string) {
  const { service } = await serviceOver({ Procfile: PROCFILE, '.foreman': settings });
  const environment = service.snapshot.formations[0]?.environments[0];
  assert.ok(environment);
  return { service, environment };
}

describe(`what Ruby's foreman makes of its settings${reason}`, function () {
  this.timeout(60_000);
  before(function () {
    if (reason !== '') this.skip();
  });

  for (const settings of SETTINGS)
    it(`is how many of each type ${JSON.stringify(settings)} shows`, async () => {
      const folder = folderWith('Procfile', PROCFILE);
      writeFileSync(join(folder.path, '.foreman'), settings);
      const theirs = (exportedByForeman(folder.path) ?? []).map(({ name }) => name);
      folder.remove();
      const { environment } = await environmentOf(settings);
      // Without a list it starts one of each, of which the files say nothing.
      const ours = environment.processTypes.flatMap(({ key, quantity: { count = 1 } }) =>
        Array.from({ length: count }, () => key),
      );
      assert.deepEqual(ours, theirs);
    });

  it('is what it really starts after a quantity was set in them', async () => {
    const settings = '# local\nformation: "web=1,worker=1" # small\n';
    const { service, environment } = await environmentOf(settings);
    const processType = environment.processTypes.find(({ key }) => key === 'clock');
    assert.ok(processType);
    const source = (uri: string) => service.source(uri);
    const plans = procfile.scale({ environment, processType, count: 2, source });
    assert.ok(!isRefusal(plans) && plans[0]?.verb === 'write');
    const folder = folderWith('Procfile', PROCFILE);
    writeFileSync(join(folder.path, '.foreman'), applyEdits(settings, plans[0].changes[0]?.edits ?? []));
    const command = { executable: 'foreman', args: ['start'], cwd: folder.uri };
    const started = await startedBy(command, 4);
    folder.remove();
    assert.deepEqual(started, ['clock.1', 'clock.2', 'web.1', 'worker.1']);
  });
});
