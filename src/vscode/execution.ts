import * as vscode from 'vscode';
import type { Command } from '../core/manager';

/** Tools that are programs of their own on Windows too; others are batch files there, which only a shell can start. */
const PROGRAMS = ['docker', 'kubectl', 'aws', 'overmind', 'hivemind', 'forego', 'honcho'];

/** What the shell of a batch file reads in an argument however it is quoted: `%PATH%` is put in even there. */
const UNSAFE_FOR_BATCH = /[%"!^&|<>\r\n]/;

/** Why a command cannot be handed over without its arguments being read by a shell. */
export function unsafeIn({ executable, args }: Command, platform: string): string | undefined {
  const nul = [executable, ...args].find((word) => word.includes('\0'));
  if (nul !== undefined)
    return vscode.l10n.t('An argument holds a zero character, which no program can be given.');
  if (!needsShell(executable, platform)) return undefined;
  const unsafe = args.find((word) => UNSAFE_FOR_BATCH.test(word));
  return unsafe === undefined
    ? undefined
    : vscode.l10n.t(
        '{0} is a batch file on Windows, whose shell would read the argument {1}.',
        executable,
        JSON.stringify(unsafe),
      );
}

/** A process execution starts the executable itself: no shell reads the arguments. */
export function executionOf(
  { executable, args, cwd, env }: Command,
  platform: string,
): vscode.ProcessExecution | vscode.ShellExecution {
  const options = { cwd: vscode.Uri.parse(cwd).fsPath, ...(env ? { env: { ...env } } : {}) };
  if (!needsShell(executable, platform)) return new vscode.ProcessExecution(executable, [...args], options);
  const words = args.map((value) => ({ value, quoting: vscode.ShellQuoting.Strong }));
  return new vscode.ShellExecution(executable, words, options);
}

function needsShell(executable: string, platform: string): boolean {
  return platform === 'win32' && !PROGRAMS.includes(executable);
}
