import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './paths';

/** Bundles the suites of a folder of test/host for the extension host; gives what VS Code is to run. */
export async function bundleSuites(folder: string, isEmbedded: boolean): Promise<string> {
  const outdir = join(root, 'out/test-host', folder);
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/suite/index.ts', `test/host/${folder}/**/*.test.ts`],
    outbase: 'test/host',
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    define: { EMBEDDED: String(isEmbedded) },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return join(outdir, 'suite/index.js');
}
