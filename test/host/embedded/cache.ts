import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The one folder outside the clone that is written to. */
export const cacheRoot =
  process.env['FORMATION_CACHE'] ||
  join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'formation-vscode-host');

const HOUR = 3_600_000;
const PARTIAL = '.partial-';

/**
 * The folder `name` of the cache, filled by `fill` if it is not there yet. It appears whole or not at all: it is
 * filled beside its place and renamed, so that whoever finds it may use it, and of two who fill it one wins.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheRoot, name);
  if (existsSync(folder)) return folder;
  await mkdir(cacheRoot, { recursive: true });
  await sweep();
  const partial = await mkdtemp(join(cacheRoot, PARTIAL));
  const drop = () => rmSync(partial, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', drop);
  try {
    await fill(partial);
    await rename(partial, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    drop();
    process.off('exit', drop);
  }
  return folder;
}

/** Removes what an install that was killed left behind; none takes an hour. */
async function sweep(): Promise<void> {
  for (const entry of await readdir(cacheRoot)) {
    if (!entry.startsWith(PARTIAL)) continue;
    const path = join(cacheRoot, entry);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > HOUR) await rm(path, { recursive: true, force: true });
  }
}
