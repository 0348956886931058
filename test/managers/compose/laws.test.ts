import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { problemsOf } from '../../workspace/memory';

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
