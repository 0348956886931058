import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import type { Operation } from '../../../src/core/manager';
import { systemd } from '../../../src/managers/systemd/index';
import { serviceOver } from '../../workspace/memory';

const FILES = {
  'units/web@.service': '[Service]\nExecStart=/srv/web\nRestart=always\n',
  'units/mail@.service': '[Service]\nExecStart=/srv/mail\nRestart=always\n',
  'units/db.service': '[Service]\nExecStart=/srv/db\nRestart=always\n',
  'units/shop.target': '[Unit]\nWants=web@1.service web@2.service\n',
};

async function command(operation: Operation, name: string): Promise<string | undefined> {
  const { service } = await serviceOver(FILES);
  const members = service.snapshot.formations.flatMap((formation) => formation.members);
  const declaration = members.find((member) => member.name === name)?.declarations[0];
  assert.ok(declaration);
  const plan = systemd.operate?.(operation, { ...declaration, source: (uri) => service.source(uri) });
  if (!plan) return undefined;
  return isRefusal(plan)
    ? plan.refused
    : plan.steps.map(({ executable, args }) => [executable, ...args].join(' ')).join();
}

describe('what systemd does to a unit', () => {
  for (const [operation, name, expected] of [
    ['run', 'db', 'systemctl start db.service'],
    ['stop', 'db', 'systemctl stop db.service'],
    ['restart', 'web', 'systemctl restart web@*.service'],
    ['run', 'web', 'systemctl start web@1.service web@2.service'],
    ['logs', 'web', 'journalctl --follow --lines=100 --unit=web@*.service'],
    ['forward-port', 'web', undefined],
  ] as const)
    it(`is for ${operation} of ${name} ${expected ?? 'nothing'}`, async () => {
      assert.equal(await command(operation, name), expected);
    });

  it('is refused where no file says which instances there are', async () => {
    assert.match((await command('run', 'mail')) ?? '', /^No file says which instances of mail@\.service/);
  });
});
