import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { root } from '../../docs/generate/sources';

/** How the extension is built. */
interface Config {
  readonly shared: BuildOptions;
  readonly bundles: { readonly cli: BuildOptions };
}

/** A module as it ships: bundled and minified as the command line is. */
export async function bundled<T>(path: string): Promise<T> {
  const config = pathToFileURL(join(root, 'esbuild.config.mjs')).href;
  const { shared, bundles } = (await import(config)) as Config;
  const name = path.replaceAll('/', '-');
  const outdir = join(root, 'out/bench');
  await build({
    ...shared,
    ...bundles.cli,
    absWorkingDir: root,
    entryPoints: { [name]: path },
    banner: {},
    outdir,
  });
  return createRequire(import.meta.url)(join(outdir, `${name}.js`)) as T;
}
