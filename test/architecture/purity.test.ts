import assert from 'node:assert/strict';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { describe, it } from 'mocha';
import { filesBelow, root } from '../../docs/generate/sources';

/** A browser's bundle with nothing left outside: what a file cannot bring along, it may not import. */
const bundled = (input: BuildOptions) =>
  build({
    ...input,
    absWorkingDir: root,
    bundle: true,
    write: false,
    outdir: 'out',
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
  });

const importing = (name: string) => ({
  stdin: { contents: `import * as host from '${name}'; console.log(host);`, resolveDir: root },
});

describe('the pure floors', () => {
  for (const floor of ['core', 'managers', 'rules', 'workspace'])
    it(`stand in a browser: src/${floor}`, async () => {
      const { errors, outputFiles } = await bundled({ entryPoints: [...filesBelow(`src/${floor}`)] });
      assert.deepEqual(errors, []);
      assert.equal(outputFiles?.length, filesBelow(`src/${floor}`).length);
    });

  for (const host of ['node:fs', 'fs', 'vscode'])
    it(`would not with an import of ${host}`, async () => {
      await assert.rejects(bundled(importing(host)), /Could not resolve/);
    });
});
