import { spawn } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onPath } from './embedded/browser';
import { program } from './embedded/program';
import { startServer } from './embedded/server';
import { workbenchUrl } from './embedded/workbench';
import { root, sample } from './paths';
import { exitOnSignals, temporaryFolder } from './temporary';
import { userData } from './workspace';

/** Opens a folder, or the sample workspace, in a VS Code with Formation in it. */
async function main(): Promise<void> {
  exitOnSignals();
  const folder = resolve(process.env['INIT_CWD'] ?? '.', process.argv[2] ?? sample);
  if (!existsSync(folder)) throw new Error(`${folder} is not there.`);
  const code = onPath('code');
  if (code) await openDesktop(code, folder);
  else await serve(folder);
}

function openDesktop(code: string, folder: string): Promise<void> {
  const args = [`--extensionDevelopmentPath=${root}`, folder];
  console.log(`${code} ${args.join(' ')}`);
  return new Promise((done, reject) => {
    const child = spawn(code, args, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (status) =>
      status === 0 ? done() : reject(new Error(`${code} ended with ${status}.`)),
    );
  });
}

/** Runs the embedded VS Code until it is interrupted. */
async function serve(folder: string): Promise<void> {
  const server = await startServer(await program(), {
    userData: userData(),
    extensions: extensionsFolder(),
    // The sample is the project's own; about any other folder VS Code asks.
    trusted: folder === sample,
    development: false,
  });
  console.log(
    `\nFormation is in this VS Code, on ${folder}:\n\n  ${workbenchUrl(server, { workspace: folder })}\n`,
  );
  console.log('Open the address in a browser; end with Ctrl+C.');
  await server.ended;
  throw new Error(`VS Code's server ended.\n${server.log()}`);
}

/** A folder of extensions that holds this clone. */
function extensionsFolder(): string {
  const folder = temporaryFolder('extensions');
  symlinkSync(root, join(folder, 'formation.formation'));
  return folder;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
