import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'mocha';
import { problemsOf } from '../../workspace/memory';

const hasTool = spawnSync('systemd-analyze', ['--version']).status === 0;
const title = hasTool ? 'systemd-analyze verify' : 'systemd-analyze verify (skipped: it is not installed)';

/** Services, and whether systemd 252 loads them. */
const SERVICES: readonly (readonly [text: string, loads: boolean])[] = [
  ['[Service]\nExecStart=/bin/true\n', true],
  ['[Service]\nExecStart=true\n', true],
  ['[Service]\nExecStart=-@/bin/true x\n', true],
  ['[Service]\nExecStart=$APP run\n', true],
  ['[Service]\nExecStart=/bin/true && /bin/false\n', true],
  ['[Service]\nExecStart=bin/app\n', false],
  ['[Unit]\nDescription=x\n', false],
  ['[Service]\nType=exec\n', false],
  ['[Service]\nExecStart=\n', false],
  ['[Service]\nExecStart=/bin/false\nExecStart=\nExecStart=/bin/true\n', true],
  ['[Service]\nExecStart=/bin/true\nExecStart=/bin/false\n', false],
  ['[Service]\nExecStart=/bin/true ; /bin/false\n', false],
  ['[Service]\nExecStart=/bin/true \\; /bin/false\n', true],
  ['[Service]\nType=oneshot\nExecStart=/bin/true\nExecStart=/bin/false\n', true],
  ['[Service]\nType=oneshot\nRestart=always\nExecStart=/bin/true\n', false],
  ['[Service]\nType=oneshot\nRestart=on-success\nExecStart=/bin/true\n', false],
  ['[Service]\nType=oneshot\nRestart=on-failure\nExecStart=/bin/true\n', true],
  ['[Service]\nType=dbus\nExecStart=/bin/true\n', false],
  ['[Service]\nType=dbus\nBusName=org.shop\nExecStart=/bin/true\n', true],
  ['[Service]\nExecStart=/bin/true\nWorkingDirectory=srv\n', false],
  ['[Service]\nExecStart=/bin/true\nWorkingDirectory=-srv\n', true],
  ['[Service]\nExecStart=/bin/true\nWorkingDirectory=~\n', true],
  ['[Service]\nExecStart=/bin/true\nWorkingDirectory=%h/srv\n', true],
  ['[Service]\nExecStart=/bin/true\nWorkingDirectory=/srv\n', true],
  ['[Service]\nRemainAfterExit=yes\nExecStop=/bin/true\n', true],
  ['[Unit]\nSuccessAction=none\n[Service]\nType=oneshot\nExecStart=/bin/true\n', true],
];

describe(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'formation-systemd-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [text, loads] of SERVICES) {
    it(`${loads ? 'loads' : 'refuses'} ${JSON.stringify(text)}, and Formation says so`, async () => {
      const told = await problemsOf({ 'web.service': text }, 'web.service');
      assert.equal(
        told.filter((one) => one.startsWith('error systemd-refused')).length === 0,
        loads,
        told.join(),
      );
    });

    it(`is right of ${JSON.stringify(text)}`, function () {
      if (!hasTool) this.skip();
      const file = join(folder, 'web.service');
      writeFileSync(file, text);
      const { stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
      assert.equal(/bad unit file setting/.test(stderr), !loads, stderr);
    });
  }
});
