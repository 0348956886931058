import * as vscode from 'vscode';
import type { Command } from '../core/manager';

/** Tools that are programs of their own on Windows too; others are batch files there, which only a shell can start. */
const PROGRAMS = ['docker', 'kubectl', 'aws', 'overmind', 'hivemind', 'forego', 'honcho'];

/** What the shell of a batch file reads in an argument however it is quoted: `%PATH%` is put in even there. */
const UNSAFE_FOR_BATCH = /[%"!^&|<>\r\n]/;

/**
 * What VS Code puts something else in the place of in every word of a task, or even runs a command of its own for:
 * `${env:HOME}`, `${command:...}`. It knows no way to write them as they are.
 */
const VARIABLE = /\$\{(?:[a-z][A-Za-z]*|\/)[:}]/;

/** Why a command cannot be handed over word for word: a shell would read it, or VS Code itself. */
export function unsafeIn({ executable, args, cwd, env = {} }: Command, platform: string): string | undefined {
  const words = [executable, ...args, vscode.Uri.parse(cwd).fsPath, ...Object.values(env)];
  const variable = words.find((word) => VARIABLE.test(word));
  if (variable !== undefined)
    return vscode.l10n.t(
      'VS Code would put something of its own in the place of a part of {0}. Copy the command and run it in a shell.',
      JSON.stringify(variable),
    );
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
