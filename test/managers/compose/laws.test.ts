import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { problemsOf, serviceOver } from '../../workspace/memory';

const service = (deploy: string) => `services:\n  worker:\n    image: shop\n    deploy: ${deploy}\n`;

describe('a restart policy of Compose', () => {
  for (const [deploy, told] of [
    ['{ restart_policy: { delay: 5s } }', ['warning compose-restart-condition: restart_policy']],
    ['{ restart_policy: { condition: any } }', []],
    ['{ restart_policy: { condition: none } }', []],
    ['{ replicas: 2 }', []],
  ] as const)
    it(`is told of in ${deploy}: ${told.length}`, async () => {
      assert.deepEqual(await problemsOf({ 'compose.yaml': service(deploy) }, 'compose.yaml'), told);
    });
});

/** A service of another file, with something wrong in it only together with `over`. */
const extending = (base: string, over = '') => ({
  'compose.yaml': `services:\n  web:\n    extends: {file: base.yaml, service: base}\n${over}`,
  'base.yaml': `services:\n  base:\n    image: shop\n${base}`,
});

describe('what a service of another file brings', () => {
  for (const [what, files, rule] of [
    [
      'a need of a service that is not there',
      extending('    depends_on: [db]\n'),
      'compose-undefined-dependency',
    ],
    ['a need of itself', extending('    links: [web]\n'), 'compose-dependency-cycle'],
    ['another count', extending('    scale: 2\n', '    deploy: {replicas: 3}\n'), 'compose-scale-conflict'],
    ['a count that is none', extending('    scale: x\n'), 'compose-count'],
    [
      'a name beside two copies',
      extending('    container_name: one\n', '    scale: 2\n'),
      'single-copy-resource',
    ],
  ] as const)
    it(`is told of where it is extended, for the other file may be right by itself: ${what}`, async () => {
      assert.deepEqual(await problemsOf(files, 'compose.yaml'), [
        `error ${rule}: {file: base.yaml, service: base}`,
      ]);
      assert.deepEqual(await problemsOf(files, 'base.yaml'), []);
    });

  it('is told of where it stands when that is no YAML', async () => {
    const files = extending('    labels: [a\n');
    assert.deepEqual(await problemsOf(files, 'compose.yaml'), []);
    assert.equal((await problemsOf(files, 'base.yaml')).length, 1);
  });
});

describe('a count of Compose', () => {
  for (const [count, message] of [
    ['x', '`x` is no number of containers for "web": Compose refuses it.'],
    ['', 'Nothing is no number of containers for "web": Compose refuses it.'],
    ['-1', '`-1` is no number of containers for "web": `docker compose up` crashes on it.'],
  ] as const)
    it(`says what becomes of \`${count}\``, async () => {
      const files = { 'compose.yaml': `services:\n  web:\n    image: shop\n    scale: ${count}\n` };
      const { service } = await serviceOver(files);
      assert.deepEqual(
        [...service.snapshot.problems.values()].flat().map((problem) => problem.message),
        [message],
      );
    });
});
