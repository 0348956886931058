import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const QUIET = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--engine-strict=false',
  '--update-notifier=false',
  '--loglevel=error',
];

/** Installs exactly these packages into `folder`; no script of theirs runs. */
export async function install(folder: string, dependencies: Record<string, string>): Promise<void> {
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await npm(folder, 'install', ...QUIET);
}

/** Installs what the package in `folder` needs to run. */
export async function installDependencies(folder: string): Promise<void> {
  await npm(folder, 'install', '--omit=dev', ...QUIET);
}

function npm(folder: string, ...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['--prefix', folder, ...args], {
      cwd: folder,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    }
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ${args[0]} failed in ${folder}:\n${output}`)),
    );
  });
}

/** Without what an outer `npm run` says about its own package; its settings (npm_config_*) stay. */
function environment(): NodeJS.ProcessEnv {
  const outer = /^npm_(package|lifecycle)_|^npm_config_(local_prefix|prefix|workspaces?)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}
