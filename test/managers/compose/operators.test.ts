import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { problemsOf } from '../../workspace/memory';

const project = (command: string) => `services:\n  worker:\n    image: shop\n    command: ${command}\n`;

/** Each command with what Compose keeps of it, and what is told. */
const cases: readonly [command: string, kept: readonly string[], told: readonly string[]][] = [
  ['bin/a && bin/b', ['bin/a'], ['error operator-without-shell: && bin/b']],
  ['bin/a http://shop/?a=1&b=2', ['bin/a', 'http://shop/?a=1'], ['error operator-without-shell: &b=2']],
  ['bin/a; bin/b', ['bin/a'], ['error operator-without-shell: ; bin/b']],
  ['"bin/a | bin/b"', ['bin/a'], ['error operator-without-shell: | bin/b']],
  ['bin/a "b && c"', ['bin/a', 'b && c'], []],
  ['sh -c "bin/a && exec bin/b"', ['sh', '-c', 'bin/a && exec bin/b'], []],
  ['[bin/a, "&&", bin/b]', ['bin/a', '&&', 'bin/b'], ['warning operator-without-shell: "&&"']],
  ['[find, ., -exec, bin/a, "{}", ";"]', ['find', '.', '-exec', 'bin/a', '{}', ';'], []],
];

const hasCompose = spawnSync('docker', ['compose', 'version']).status === 0;

describe('operators that Compose gives to no shell', () => {
  for (const [command, kept, told] of cases) {
    it(`are told of in ${command}: ${told.length}`, async () => {
      assert.deepEqual(await problemsOf({ 'compose.yaml': project(command) }, 'compose.yaml'), told);
    });

    it(`leave of ${command} what the real Compose keeps`, function () {
      if (!hasCompose) this.skip();
      const args = ['compose', '-f', '-', 'config', '--format', 'json'];
      const { stdout } = spawnSync('docker', args, { input: project(command), encoding: 'utf8' });
      const config = JSON.parse(stdout) as { services: { worker: { command: string[] } } };
      assert.deepEqual(config.services.worker.command, kept);
    });
  }
});
