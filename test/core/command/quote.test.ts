import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import fc from 'fast-check';
import { quoteCommand } from '../../../src/core/command/quote';
import { HOSTILE } from './hostile';

const SHELLS = ['bash', 'dash', 'zsh', 'fish', 'sh'];
const isThere = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

describe('a command that is copied into a shell', () => {
  const folder = mkdtempSync(join(tmpdir(), 'formation-quote-'));
  const tool = join(folder, 'a tool');
  const heard = join(folder, 'heard');

  before(() => {
    writeFileSync(tool, `#!/bin/sh\nprintf '%s\\0' "$@" > '${heard}'\n`);
    chmodSync(tool, 0o755);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function heardBy(shell: string, args: readonly string[]): readonly string[] {
    rmSync(heard, { force: true });
    const { stderr } = spawnSync(shell, ['-c', quoteCommand({ executable: tool, args })], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.ok(existsSync(heard), stderr);
    return readFileSync(heard, 'utf8').split('\0').slice(0, -1);
  }

  for (const shell of SHELLS) {
    const name = isThere(shell) ? shell : `${shell} (skipped: it is not installed)`;
    it(`reaches the tool word for word through ${name}`, function () {
      if (!isThere(shell)) this.skip();
      assert.deepEqual(heardBy(shell, HOSTILE), HOSTILE);
      assert.equal(existsSync(join(folder, 'pwned')), false);
    });

    it(`reaches it so whatever the words are, through ${name}`, function () {
      if (!isThere(shell)) this.skip();
      const word = fc.string({
        unit: fc.constantFrom(...'\'"\\$`!%=~*?[]{}()<>|&;# \n\t-abé'),
        maxLength: 12,
      });
      fc.assert(
        fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
          assert.deepEqual(heardBy(shell, words), words);
        }),
        { numRuns: 60 },
      );
    });
  }
});
