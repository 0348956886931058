import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { openWindow } from '../host/e2e';

const running = spawnSync('docker', ['version']).status === 0;
const required = (process.env['FORMATION_REQUIRE'] ?? '').split(',').includes('docker');
const title =
  running || required ? 'scaling with a real engine' : 'scaling (skipped: no Docker engine is running)';

describe(title, function () {
  it('leaves three containers of the worker running, by the command that was shown', async function () {
    if (!running && !required) this.skip();
    const window = await openWindow({ theme: 'dark' });
    const docker = (...args: string[]) =>
      execFileSync('docker', ['compose', '-f', 'compose.yaml', ...args], {
        cwd: window.workspace,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    try {
      await window.openFile('compose.yaml', 1);
      await window.lenses();
      await window.runCommand('Formation: Scale Process Type...');
      const row = window.page.locator('.quick-input-list .monaco-list-row', {
        hasText: /^worker.*Docker Compose/,
      });
      await row.waitFor();
      await window.screenshot('scale-which');
      await row.click();
      await window.page.locator('.quick-input-title', { hasText: 'Scale worker' }).waitFor();
      await window.page.locator('.quick-input-box input').fill('3');
      await window.page.keyboard.press('Enter');
      await window.page.locator('.quick-input-list', { hasText: '--scale worker=3 worker' }).waitFor();
      await window.screenshot('scale-how');
      await window.page.keyboard.press('Enter');
      await window.page.locator('.monaco-dialog-box', { hasText: '--scale worker=3 worker' }).waitFor();
      await window.screenshot('scale-confirm');
      await window.confirm('Run');
      await window.page.locator('.notification-toast', { hasText: 'done' }).waitFor({ timeout: 60_000 });
      await window.screenshot('scale-terminal');
      const containers = docker('ps', '-q', 'worker').trim().split('\n');
      assert.equal(containers.length, 3);
    } finally {
      docker('down', '-t', '0');
      await window.close();
    }
  });
});
