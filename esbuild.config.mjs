import { gzipSync } from 'node:zlib';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');

/** What all bundles are built with. @type {esbuild.BuildOptions} */
export const shared = {
  bundle: true,
  minify: !watch,
  sourcemap: watch,
  outdir: 'dist',
  target: 'es2022',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

/** The ESM builds of dependencies, so that what is not used is left out; `yaml` keeps its own for browsers. */
const lean = {
  mainFields: ['module', 'main'],
  alias: { yaml: './node_modules/yaml/browser/index.js' },
};

/** Nothing here writes YAML: what `yaml` writes with is left out, and is told if it is missed. */
const readingOnly = {
  name: 'reading-only',
  setup(build) {
    build.onLoad({ filter: /yaml[\\/]browser[\\/]dist[\\/]stringify[\\/]\w+\.js$/ }, async ({ path }) => {
      const [, names = ''] = /export \{([^}]*)\}/.exec(await readFile(path, 'utf8')) ?? [];
      const missing = names
        .split(',')
        .map((name) => `export const ${name.trim()} = () => { throw new Error('YAML is only read.'); };`);
      return { contents: missing.join('\n'), loader: 'js' };
    });
  },
};

/**
 * What a rule says of itself ships once, as its page, which the editor reads. It is the one property of its kind in
 * the file, as Prettier sets it.
 */
const withoutDocs = {
  name: 'without-docs',
  setup(build) {
    build.onLoad(
      { filter: /src[\\/](rules|managers[\\/]\w+[\\/]laws)[\\/][\w-]+\.ts$/ },
      async ({ path }) => ({
        contents: (await readFile(path, 'utf8')).replace(/^ {2}docs: \{\n[^]*?^ {2}\},\n/m, ''),
        loader: 'ts',
      }),
    );
  },
};

/** Each bundle by the host that loads it. @type {Record<string, esbuild.BuildOptions>} */
export const bundles = {
  desktop: {
    entryPoints: { extension: 'src/vscode/extension.ts' },
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    plugins: [withoutDocs, readingOnly],
    ...lean,
  },
  web: {
    entryPoints: { 'extension.web': 'src/vscode/extension.web.ts' },
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    plugins: [withoutDocs, readingOnly],
  },
  // Split, so that mermaid is fetched only when there is a graph to draw.
  webview: {
    entryPoints: { 'webview/main': 'src/webview/main.ts' },
    platform: 'browser',
    format: 'esm',
    splitting: true,
    chunkNames: 'webview/[name]-[hash]',
  },
  cli: {
    entryPoints: { formation: 'src/cli/main.ts' },
    platform: 'node',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [readingOnly],
    ...lean,
  },
};

async function report(metafile) {
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
    if (file.endsWith('.map') || bytes < 2048) continue;
    const packed = gzipSync(await readFile(file)).length;
    console.log(`${file.padEnd(44)} ${kilobytes(bytes)} ${kilobytes(packed)} gzip`);
  }
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;

async function buildAll() {
  await rm('dist', { recursive: true, force: true });
  const results = await Promise.all(
    Object.values(bundles).map((options) => esbuild.build({ ...shared, ...options })),
  );
  for (const { metafile } of results) await report(metafile);
}

async function watchAll() {
  for (const options of Object.values(bundles)) {
    const context = await esbuild.context({ ...shared, ...options });
    await context.watch();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await (watch ? watchAll() : buildAll());
