import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import * as vscode from 'vscode';
import type { Command } from '../core/manager';

/**
 * Whether a tool is where a terminal would find it. VS Code itself starts a task whose tool is missing, and never says
 * that it ended.
 */
export async function isThere({ executable, cwd, env }: Command): Promise<boolean> {
  const folder = vscode.Uri.parse(cwd).fsPath;
  if (/[\\/]/.test(executable)) return isProgram(resolve(folder, executable));
  for (const path of paths(env?.['PATH']))
    for (const ending of endings())
      if (await isProgram(join(isAbsolute(path) ? path : resolve(folder, path), executable + ending)))
        return true;
  return false;
}

/** A terminal's own settings may say another path than the editor's. */
function paths(own: string | undefined): readonly string[] {
  const platform = { win32: 'windows', darwin: 'osx' }[process.platform as string] ?? 'linux';
  const settings = vscode.workspace
    .getConfiguration('terminal.integrated.env')
    .get<Readonly<Record<string, unknown>>>(platform);
  const before = process.env['PATH'] ?? '';
  const said = settings?.['PATH'];
  const set = typeof said === 'string' ? said.replaceAll('${env:PATH}', before) : before;
  return (own ?? set).split(delimiter).filter((path) => path !== '');
}

function endings(): readonly string[] {
  return process.platform === 'win32'
    ? ['', ...(process.env['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';')]
    : [''];
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
