import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheRoot } from '../host/embedded/cache';
import { filesBelow } from './corpus';

/** ripgrep, as it is on the path, or as the VS Code of the host tests has it. */
export function ripgrep(): string | undefined {
  try {
    execFileSync('rg', ['--version'], { stdio: 'ignore' });
    return 'rg';
  } catch {
    const own = join(
      'bin',
      `${process.platform}-${process.arch}`,
      process.platform === 'win32' ? 'rg.exe' : 'rg',
    );
    return filesBelow(cacheRoot).find((path) => path.endsWith(own));
  }
}

/** Lists all files below a folder but those in folders of some names, as VS Code has ripgrep list them. */
export async function listWith(rg: string, folder: string, without: readonly string[]): Promise<number> {
  const globs = without.flatMap((name) => ['--glob', `!**/${name}`]);
  const args = ['--files', '--hidden', '--no-ignore', '--no-config', ...globs, folder];
  const { stdout } = await promisify(execFile)(rg, args, { maxBuffer: 1e9 });
  return stdout.length;
}
