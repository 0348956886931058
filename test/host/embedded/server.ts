import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot } from './cache';
import type { Program } from './program';

export interface ServerOptions {
  readonly userData: string;
  readonly extensions: string;
  /** Whether every folder is trusted, and the question never asked. */
  readonly trusted: boolean;
  /** Whether the page's payload is honoured: extensions under development, and tests. */
  readonly development: boolean;
}

export interface Server {
  readonly port: number;
  /** What an address of it must carry: it runs terminals for whoever it lets in. */
  readonly token: string;
  /** Resolves when the server ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** What it said last. */
  log(): string;
  stop(): Promise<void>;
}

const TAIL = 20_000;
const START_SECONDS = 60;

/** Starts VS Code's server on a free port of this machine's loopback. */
export async function startServer(program: Program, options: ServerOptions): Promise<Server> {
  const token = randomUUID();
  const child = spawn(
    program.node,
    [program.server, ...serverArguments(options), '--connection-token', token],
    {
      // A process group of its own, so that all of it can be stopped.
      detached: true,
      env: { ...process.env, ...homes(options.userData) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const kill = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It ended before.
    }
  };
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) =>
    child.once('close', () => {
      process.off('exit', kill);
      resolve();
    }),
  );
  let log = '';
  const port = await new Promise<number>((resolve, reject) => {
    const give = (why: string) => reject(new Error(`VS Code's server ${why}.\n${log}`));
    const timer = setTimeout(() => give(`did not start within ${START_SECONDS} s`), START_SECONDS * 1000);
    const hear = (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-TAIL);
      const [, found] = /listening on (\d+)/.exec(log) ?? [];
      if (!found) return;
      clearTimeout(timer);
      resolve(Number(found));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    void ended.then(() => give('ended'));
  }).catch((error: unknown) => {
    kill();
    throw error;
  });
  const stop = () => {
    kill();
    return ended;
  };
  return { port, token, ended, log: () => log, stop };
}

/** Where it keeps what it would leave in the home folder and among the temporary files. */
function homes(userData: string): Record<string, string> {
  const temporary = join(userData, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return {
    TMPDIR: temporary,
    HISTFILE: join(userData, 'shell-history'),
    XDG_CACHE_HOME: join(cacheRoot, 'home'),
    FORMATION_CACHE: cacheRoot,
  };
}

function serverArguments({ userData, extensions, trusted, development }: ServerOptions): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms'],
    ...['--server-data-dir', userData, '--user-data-dir', userData, '--extensions-dir', extensions],
    ...['--telemetry-level', 'off', '--reconnection-grace-time', '60', '--enable-remote-auto-shutdown'],
    // The environment is the one it was started with, not what a login shell would make of it.
    '--force-disable-user-env',
    ...(trusted ? ['--disable-workspace-trust'] : []),
    ...(development ? ['--enable-smoke-test-driver'] : []),
  ];
}
