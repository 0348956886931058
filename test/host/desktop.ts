import { join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { cacheRoot } from './embedded/cache';
import { say, step } from './embedded/progress';

const RELEASES = 'https://update.code.visualstudio.com/api/releases/stable';
const REACH_MS = 4000;

/** A desktop VS Code to test in: FORMATION_VSCODE, or a download where it can be had and can open a window. */
export async function desktopVSCode(): Promise<string | undefined> {
  const given = process.env['FORMATION_VSCODE'];
  if (given) return given;
  if (!hasDisplay() || !(await reachable())) return undefined;
  try {
    return await step(`Desktop VS Code, into ${cacheRoot}`, () =>
      downloadAndUnzipVSCode({ cachePath: join(cacheRoot, 'desktop'), reporter: new SilentReporter() }),
    );
  } catch (error) {
    say(`Desktop VS Code could not be downloaded: ${String(error)}`);
    return undefined;
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

async function reachable(): Promise<boolean> {
  try {
    return (await fetch(RELEASES, { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) })).ok;
  } catch {
    return false;
  }
}
