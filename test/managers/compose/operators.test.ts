import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/source';
import { problemsOf, serviceOver } from '../../workspace/memory';

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

/** A command as it is mended; undefined where nothing is offered. */
async function mended(command: string, more = '') {
  const text = `${project(command)}${more}`;
  const { service, uri } = await serviceOver({ 'compose.yaml': text });
  const [problem] = service.snapshot.problems.get(uri('compose.yaml')) ?? [];
  const [fix] = problem?.fixes ?? [];
  const [change] = fix?.changes() ?? [];
  assert.notEqual(fix?.safe, true, 'it changes what runs');
  return change && /command: (.*)/.exec(applyEdits(text, change.edits))?.[1];
}

describe('a shell for the operators of a Compose string', () => {
  for (const [command, expected] of [
    ['bin/a && bin/b', '["sh", "-c", "bin/a && exec bin/b"]'],
    [`'bin/a --say "it"; bin/b > log'`, '["sh", "-c", "bin/a --say \\"it\\"; exec bin/b > log"]'],
    ['"bin/a | bin/b"', '["sh", "-c", "bin/a | bin/b"]'],
    ['bin/a && cd x', '["sh", "-c", "bin/a && cd x"]'],
    ['bin/a http://shop/?a=1&b=2', undefined],
    ['[bin/a, "&&", bin/b]', undefined],
    ['bin/$A && bin/b', undefined],
  ] as const)
    it(`reads ${command} as ${expected ?? 'nothing that is certain'}`, async () => {
      assert.equal(await mended(command), expected);
    });

  it('is not put behind an entrypoint, which would get it as arguments', async () => {
    assert.equal(await mended('bin/a && bin/b', '    entrypoint: [bin/start]\n'), undefined);
  });
});
