import { join } from 'node:path';
import { cacheRoot, cached } from './cache';
import { install, installDependencies } from './npm';
import { say, step } from './progress';

/** VS Code 1.139.1: its server and web workbench, and the Node that it runs on. */
const CODE_SERVER = '4.139.1';
const NODE = '24.21.0';

export interface Program {
  readonly node: string;
  readonly server: string;
}

/** VS Code's server, installed on first use. */
export async function program(): Promise<Program> {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Error(`The embedded VS Code runs on Linux x64 and arm64 only; here, install desktop VS Code.`);
  }
  const nodePackage = `node-linux-${process.arch}`;
  const folder = await cached(`code-server-${CODE_SERVER}-node-${NODE}`, async (partial) => {
    say(`Installing VS Code from npm, once (about 800 MB), into ${cacheRoot}`);
    await step('VS Code server', () => install(partial, { 'code-server': CODE_SERVER, [nodePackage]: NODE }));
    await step('its dependencies', () => installDependencies(vscodeIn(partial)));
  });
  return {
    node: join(folder, 'node_modules', nodePackage, 'bin/node'),
    server: join(vscodeIn(folder), 'out/server-main.js'),
  };
}

const vscodeIn = (folder: string) => join(folder, 'node_modules/code-server/lib/vscode');
