import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import type { Command } from '../../core/manager';
import { fsPathOf } from '../../core/uri';
import type { WatchHost } from '../../workspace/watch/host';
import { Lines } from './lines';

/** The longest answer and the longest complaint that are kept, in UTF-16 units. */
const LONGEST = 16 * 1024 * 1024;
const LONGEST_COMPLAINT = 64 * 1024;

/** Runs the tools for a watch: executable and arguments apart, no shell, nothing to read from. */
export const processes: WatchHost = {
  run(command, patienceMs, tell) {
    let done = false;
    let stdout = '';
    let stderr = '';
    const child = start(command);
    const finish = (answer: Parameters<typeof tell>[0] | undefined) => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      end(child);
      if (answer !== undefined) tell(answer);
    };
    const timer = setTimeout(() => finish('late'), patienceMs);
    texts(child, 'stdout', (text) => {
      if (stdout.length + text.length > LONGEST) finish('endless');
      else stdout += text;
    });
    texts(child, 'stderr', (text) => (stderr = (stderr + text).slice(-LONGEST_COMPLAINT)));
    child.once('error', (error) => finish(failureOf(error)));
    child.once('close', (code) => finish({ code: code ?? 1, stdout, stderr }));
    return () => finish(undefined);
  },

  follow(command, tell, ended) {
    let done = false;
    const child = start(command);
    const finish = (then?: () => void) => {
      if (done) return;
      done = true;
      end(child);
      then?.();
    };
    const lines = new Lines((line) => {
      if (!done) tell(line);
    });
    texts(child, 'stdout', (text) => lines.take(text));
    child.stderr?.resume();
    child.once('error', () => finish(ended));
    child.once('close', () => finish(ended));
    return () => finish();
  },

  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },

  now: () => performance.now(),
};

const windows = process.platform === 'win32';

/** In a group of its own, so that what a tool starts itself ends with it. */
function start({ executable, args, cwd }: Command): ChildProcess {
  return spawn(executable, [...args], {
    cwd: fsPathOf(cwd),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !windows,
    windowsHide: true,
  });
}

/** What a tool started is of no use without it: there is nothing that it could save. */
function end({ pid, exitCode, signalCode, stdout }: ChildProcess): void {
  const gone = (exitCode !== null || signalCode !== null) && stdout?.destroyed === true;
  if (pid === undefined || gone) return;
  if (windows) spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
  else
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
}

function texts(child: ChildProcess, stream: 'stdout' | 'stderr', take: (text: string) => void): void {
  const decoder = new StringDecoder('utf8');
  child[stream]?.on('data', (bytes: Buffer) => take(decoder.write(bytes)));
}

function failureOf(error: Error): 'missing' | { code: number; stdout: string; stderr: string } {
  return 'code' in error && error.code === 'ENOENT'
    ? 'missing'
    : { code: 1, stdout: '', stderr: error.message };
}
