import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { MARKER } from '../marker';
import type { HostArguments } from './arguments';
import { launchBrowser } from './browser';
import { cacheRoot } from './cache';
import { program } from './program';
import { say } from './progress';
import { type Server, startServer } from './server';
import { workbenchUrl } from './workbench';

export interface Session extends HostArguments {
  readonly userDataDir: string;
  readonly extensionsDir: string;
  readonly limitSeconds: number;
}

const VIEWPORT = { width: 1400, height: 900 };

/** Runs the tests of a session in a page of the embedded VS Code; gives their exit code. */
export async function runInPage(session: Session): Promise<number> {
  const server = await startServer(await program(), {
    userData: session.userDataDir,
    extensions: session.extensionsDir,
    trusted: session.trusted,
    development: true,
  });
  const browser = await launchBrowser();
  try {
    return await testsIn(browser, server, session);
  } finally {
    await browser.close().catch(() => undefined);
    await server.stop();
  }
}

async function testsIn(browser: Browser, server: Server, session: Session): Promise<number> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  const log = await listen(page);
  const exit = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
  });
  await page.goto(workbenchUrl(server, session));
  const end = await Promise.race([
    exit,
    server.ended.then(() => new Error("VS Code's server ended.")),
    new Promise<Error>((resolve) => {
      page.once('crash', () => resolve(new Error('The page crashed.')));
      page.once('close', () => resolve(new Error('The browser ended.')));
    }),
    after(session.limitSeconds),
  ]);
  if (end !== 0) await explain(log, server);
  if (typeof end === 'number') return end;
  throw end;
}

interface Log {
  readonly kept: string[];
  testsSpoke: boolean;
}

/** Prints what the tests print, and keeps what VS Code says besides. */
async function listen(page: Page): Promise<Log> {
  const log: Log = { kept: [], testsSpoke: false };
  await page.exposeFunction('codeAutomationLog', (level: string, args: unknown[]) => {
    const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
    if (text.startsWith(MARKER)) {
      log.testsSpoke = true;
      console.log(text.slice(MARKER.length));
    } else {
      log.kept.push(`${level}: ${text}`);
    }
  });
  return log;
}

/** Keeps VS Code's own log of a run that failed; shows its end if the tests never got to speak. */
async function explain({ kept, testsSpoke }: Log, server: Server): Promise<void> {
  if (!testsSpoke) for (const line of kept.slice(-20)) say(line.slice(0, 400));
  const file = join(cacheRoot, 'vscode.log');
  await writeFile(file, [...kept, server.log()].join('\n'));
  say(`VS Code's own log: ${file}`);
}

function after(seconds: number): Promise<Error> {
  return new Promise((resolve) => {
    setTimeout(
      () => resolve(new Error(`The tests did not end within ${seconds} s.`)),
      seconds * 1000,
    ).unref();
  });
}
