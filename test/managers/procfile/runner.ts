import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { URI } from 'vscode-uri';
import { root } from '../../../docs/generate/sources';
import type { Command } from '../../../src/core/manager';

/** The runners that npm brings come first. */
const PATH = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);

/** What a process does here: it says which one it is, by either runner's variable, and stays. */
export const STAYS = 'echo "this is ${PS:-$FOREMAN_WORKER_NAME}"; exec sleep 600';

const SAYS = /this is (\S+)/g;

export function isThere(runner: string): boolean {
  return spawnSync(runner, ['--help'], { env: { ...process.env, PATH } }).error === undefined;
}

export function isRequired(runner: string): boolean {
  return (process.env['FORMATION_REQUIRE'] ?? '').split(',').includes(runner);
}

/** A folder of its own with one file, until it is removed. */
export function folderWith(name: string, text: string) {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'formation-procfile-')));
  writeFileSync(join(path, name), text);
  return {
    path,
    uri: URI.file(path).toString(),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Longer than any runner takes; then it is ended with what there is. */
const PATIENCE_MS = 20_000;

/**
 * Runs a command until so many processes said which they are, and interrupts it. What it then tells to have ended
 * are all the processes that it had, those too that had said nothing yet.
 */
export async function startedBy({ executable, args, cwd }: Command, enough: number): Promise<string[]> {
  const env = { ...process.env, PATH, PS: undefined, FOREMAN_WORKER_NAME: undefined };
  const child = spawn(executable, [...args], { cwd: URI.parse(cwd).fsPath, env });
  const closed = once(child, 'close');
  let output = '';
  let interrupted = false;
  // Twice would end it before it has ended its processes.
  const interrupt = () => {
    if (!interrupted) interrupted = child.kill('SIGINT');
  };
  const patience = setTimeout(interrupt, PATIENCE_MS);
  const take = (data: Buffer) => {
    output += data.toString();
    if (namesIn(output, SAYS).length >= enough) interrupt();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  await closed;
  clearTimeout(patience);
  const said = namesIn(output, SAYS);
  const ended = namesIn(output, /(\S+) +(?:\| )?(?:exited|terminated)/gi);
  assert.deepEqual(said, ended);
  return said;
}

function namesIn(output: string, pattern: RegExp): string[] {
  return [...output.matchAll(pattern)].map(([, name = '']) => name).sort();
}
