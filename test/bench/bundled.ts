import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../docs/generate/sources';

/** A module as it ships: bundled and minified as the command line is. */
export async function bundled<T>(path: string): Promise<T> {
  const outfile = join(root, 'out/bench', `${path.replaceAll('/', '-')}.cjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [path],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    mainFields: ['module', 'main'],
  });
  return createRequire(import.meta.url)(outfile) as T;
}
