import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { root } from './paths';

/** Bundles the suites of a folder of test/host for the extension host; gives what VS Code is to run. */
export async function bundleSuites(
  folder: string,
  isEmbedded: boolean,
  outdir = join(root, 'out/test-host', folder),
): Promise<string> {
  await rm(outdir, { recursive: true, force: true });
  await build({
    ...shared(isEmbedded),
    entryPoints: ['test/host/suite/index.ts', `test/host/${folder}/**/*.test.ts`],
    outbase: 'test/host',
    outdir,
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
  });
  return join(outdir, 'suite/index.js');
}

/** The same for the extension host in a web worker, which loads one file. */
export async function bundleForWeb(folder: string, isEmbedded: boolean): Promise<string> {
  const outfile = join(root, 'out/test-host', folder, 'index.js');
  const source = join(root, 'test/host', folder);
  const files = await readdir(source, { recursive: true });
  const suites = files.filter((file) => file.endsWith('.test.ts')).sort();
  await build({
    ...shared(isEmbedded),
    stdin: {
      // The index comes first: it sets up what the suites use.
      contents: ["export { run } from './index';", ...suites.map((file) => `import './${file}';`)].join('\n'),
      resolveDir: source,
    },
    outfile,
    banner: { js: await browserMocha() },
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    alias: { mocha: join(source, 'mocha.ts') },
  });
  return outfile;
}

/** Mocha's build for browsers, kept from taking itself for the module that it is put into. */
async function browserMocha(): Promise<string> {
  const script = await readFile(join(root, 'node_modules/mocha/mocha.js'), 'utf8');
  return `(function (exports, module) {\n${script}\n})();`;
}

function shared(isEmbedded: boolean): BuildOptions {
  return {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    define: { EMBEDDED: String(isEmbedded) },
    sourcemap: 'inline',
    logLevel: 'warning',
  };
}
