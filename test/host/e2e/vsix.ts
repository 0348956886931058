import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { program } from '../embedded/program';
import { root } from '../paths';
import { temporaryFolder } from '../temporary';

let installed: Promise<string> | undefined;

/** A folder of extensions with the packaged extension in it; packaged once for this process. */
export function packagedExtension(): Promise<string> {
  return (installed ??= packAndInstall());
}

async function packAndInstall(): Promise<string> {
  mkdirSync(join(root, 'out'), { recursive: true });
  const vsix = join(root, 'out/formation.vsix');
  // Where README's pictures are to be found is said by a repository.
  const unpublished = { allowMissingRepository: true, rewriteRelativeLinks: false };
  await createVSIX({ cwd: root, packagePath: vsix, dependencies: false, ...unpublished });
  const { node, server } = await program();
  const folder = temporaryFolder('extensions');
  const data = temporaryFolder('server');
  await promisify(execFile)(node, [
    server,
    ...['--install-extension', vsix, '--extensions-dir', folder],
    ...['--server-data-dir', data, '--user-data-dir', data, '--accept-server-license-terms'],
  ]);
  return folder;
}
