import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import { isRefusal } from '../core/manager';
import type { Query } from '../core/manager';
import { asConfigured } from './own-commands';

/** Puts a question to a manager's tool. */
export function ask<T>(
  { command: asked, read }: Query<T>,
  patienceMs: number,
): Promise<ReturnType<Query<T>['read']>> {
  const command = asConfigured(asked);
  if (isRefusal(command)) return Promise.resolve(command as ReturnType<Query<T>['read']>);
  const cwd = vscode.Uri.parse(command.cwd).fsPath;
  return new Promise((resolve, reject) => {
    execFile(command.executable, [...command.args], { cwd, timeout: patienceMs }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      try {
        resolve(read({ code, stdout, stderr: stderr || (error?.message ?? '') }));
      } catch (unreadable) {
        reject(unreadable instanceof Error ? unreadable : new Error(String(unreadable)));
      }
    });
  });
}
