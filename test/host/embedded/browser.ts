import { accessSync, constants } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { cacheRoot, cached } from './cache';
import { install } from './npm';
import { say, step } from './progress';

/** The last release of Chromium on npm that Node 20 can unpack. */
const CHROMIUM = '147.0.2';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Executable {
  readonly path: string;
  readonly env?: Record<string, string>;
}

/** A headless Chromium: the machine's own, else npm's; FORMATION_BROWSER is a path, or `npm`. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await executable();
  const own = (name: string) => join(cacheRoot, 'browser', name);
  return chromium.launch({
    executablePath: path,
    args: ARGUMENTS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // What it would keep in the home folder.
    env: { ...process.env, XDG_CACHE_HOME: own('cache'), XDG_CONFIG_HOME: own('config'), ...env },
  });
}

/** Installs the browser if the machine has none. */
export async function executable(): Promise<Executable> {
  const wish = process.env['FORMATION_BROWSER'];
  if (wish && wish !== 'npm') return { path: wish };
  const own = wish === 'npm' ? undefined : onPath('chromium', 'google-chrome', 'google-chrome-stable');
  return own ? { path: own } : fromNpm();
}

export function onPath(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function fromNpm(): Promise<Executable> {
  const folder = await cached(`chromium-${CHROMIUM}`, async (partial) => {
    say(`Installing a browser from npm, once (about 300 MB), into ${cacheRoot}`);
    await step('Chromium', async () => {
      await install(partial, { '@sparticuz/chromium': CHROMIUM });
      await unpack(partial);
    });
  });
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

/** The package unpacks itself into the folder for temporary files. */
async function unpack(folder: string): Promise<void> {
  const { TMPDIR } = process.env;
  const home = join(folder, 'node_modules/@sparticuz/chromium');
  process.env['TMPDIR'] = folder;
  try {
    const url = pathToFileURL(join(home, 'build/esm/index.mjs')).href;
    const { default: packed, inflate } = (await import(url)) as {
      default: { executablePath(): Promise<string> };
      inflate(archive: string): Promise<string>;
    };
    await packed.executablePath();
    // Its own nss and nspr, and fonts, for a machine that has none.
    await inflate(join(home, 'bin/al2023.tar.br'));
    await writeFile(join(folder, 'fonts/fonts.conf'), FONTS);
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
}

const FONTS = `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
