import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Command } from '../../../src/core/manager';
import { unsafeIn } from '../../../src/vscode/execution';
import { isThere } from '../../../src/vscode/find-tool';
import { Terminal } from '../../../src/vscode/terminal';
import { HOSTILE } from '../../core/command/hostile';
import { activate, folder } from './formation';
import { recorder } from './recorder';

describe('A command in a terminal', () => {
  const [good, bad] = [recorder(), recorder(3)];
  const terminal = new Terminal(isThere);
  const command = (executable: string, args: readonly string[]): Command => ({
    executable,
    args,
    cwd: folder().toString(),
  });

  before(activate);
  after(() => [good, bad].forEach((tool) => tool.remove()));

  it('tells its exit code', async () => {
    const { code, started } = await terminal.run(command(bad.path, []), 'compose', 'Docker Compose');
    assert.deepEqual([code, started], [3, true]);
  });

  it('tells that there is no such tool', async () => {
    const missing = command(join(good.folder, 'missing'), []);
    assert.deepEqual((await terminal.run(missing, 'compose', 'Docker Compose')).started, false);
  });

  it('shares one terminal with the others of its manager, and none with those of another', async () => {
    const before = vscode.window.terminals.length;
    await terminal.run(command(good.path, ['1']), 'one', 'One');
    await Promise.all(['2', '3'].map((word) => terminal.run(command(good.path, [word]), 'one', 'One')));
    assert.equal(vscode.window.terminals.length, before + 1);
    await terminal.run(command(good.path, ['4']), 'two', 'Two');
    assert.equal(vscode.window.terminals.length, before + 2);
    assert.deepEqual(good.heard(), [['1'], ['2'], ['3'], ['4']]);
  });

  for (const shell of ['bash', 'zsh', 'fish', 'dash']) {
    const path = `/usr/bin/${shell}`;
    const title = existsSync(path) ? shell : `${shell} (skipped: it is not installed)`;
    it(`reaches the tool word for word where the shell of terminals is ${title}`, async function () {
      if (!existsSync(path)) this.skip();
      const settings = vscode.workspace.getConfiguration('terminal.integrated');
      await settings.update('profiles.linux', { own: { path } }, true);
      await settings.update('defaultProfile.linux', 'own', true);
      good.forget();
      const words = HOSTILE.filter((word) => !word.includes('\0'));
      const { code } = await terminal.run(command(good.path, words), 'hostile', 'Hostile');
      await settings.update('defaultProfile.linux', undefined, true);
      await settings.update('profiles.linux', undefined, true);
      assert.equal(code, 0);
      assert.deepEqual(good.heard(), [words]);
      assert.equal(existsSync(join(folder().fsPath, 'pwned')), false);
    });
  }

  for (const word of [
    '${command:workbench.action.closeActiveEditor}',
    '${env:HOME}',
    '${config:editor.fontSize}',
    '${input:name}',
    '${workspaceFolder}',
    '${userHome}',
    '$${env:HOME}',
    '${A${env:HOME}}',
    '${/}',
  ])
    it(`is refused where VS Code would read it: ${word}`, async () => {
      good.forget();
      for (const hostile of [
        command(good.path, [word]),
        { ...command(good.path, []), env: { WORD: word } },
        { ...command(good.path, []), cwd: vscode.Uri.joinPath(folder(), word).toString() },
      ])
        await assert.rejects(terminal.run(hostile, 'hostile', 'Hostile'), /something of its own/);
      assert.deepEqual(good.heard(), []);
    });

  it('keeps what is a variable of a shell alone', async () => {
    good.forget();
    const words = ['${PORT}', '${PORT:-3000}', '${1}', '${A:+b}', '$port', '${port-3000}', '${ENV:HOME}'];
    await terminal.run(command(good.path, words), 'hostile', 'Hostile');
    assert.deepEqual(good.heard(), [words]);
  });

  it('is refused where a batch file of Windows would have its arguments read by a shell', () => {
    const heroku = (word: string) => unsafeIn(command('heroku', ['ps:scale', word]), 'win32');
    for (const word of ['%PATH%', 'a"b', 'a&b', 'a|b', 'a<b', 'a>b', 'a^b', 'a!b', 'a\nb'])
      assert.match(heroku(word) ?? '', /batch file/, word);
    assert.equal(heroku('web=3'), undefined);
    assert.equal(unsafeIn(command('docker', ['%PATH%']), 'win32'), undefined);
    assert.match(unsafeIn(command('docker', ['a\0b']), 'linux') ?? '', /zero character/);
  });
});
