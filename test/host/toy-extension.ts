import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { derivePackage } from '../../docs/generate/package';
import type { Package } from '../../docs/generate/package';
import { managers } from '../../src/managers/index';
import { toy } from '../fixtures/toy-manager/index';
import { withToy } from '../fixtures/toy-manager/registry';
import { bundleSuites } from './bundle';
import { root } from './paths';
import { temporaryFolder } from './temporary';

const folder = join(root, 'out/toy-extension');

/** An extension shares its `vscode` with what lies in its folder: there the suite can answer its questions. */
export function bundleInToy(suite: string, isEmbedded: boolean): Promise<string> {
  return bundleSuites(suite, isEmbedded, join(folder, 'test'));
}

/** The extension with one manager more: nothing but its folder, its line, and what is generated of both. */
export async function extensionWithToy(): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  for (const shipped of ['dist', 'media', 'l10n', 'docs/rules'])
    cpSync(join(root, shipped), join(folder, shipped), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package;
  const rules = [...managers, toy].flatMap(({ laws }) => laws);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify(derivePackage(manifest, [...managers, toy], rules)),
  );
  await build({
    absWorkingDir: root,
    entryPoints: ['src/vscode/extension.ts'],
    outfile: join(folder, 'dist/extension.js'),
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    plugins: [withToy],
  });
  return folder;
}

/** A workspace with a manifest of the toy's beside a Procfile. */
export function toyWorkspace(): string {
  const workspace = temporaryFolder('workspace');
  writeFileSync(
    join(workspace, 'shop.toy'),
    'web 10: gunicorn --daemon shop:app\nworker 2: celery -A shop worker\n',
  );
  writeFileSync(join(workspace, 'Procfile'), 'web: gunicorn shop:app\n');
  return workspace;
}
