import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import type { Query } from '../core/manager';

/** Puts a question to a manager's tool. */
export function ask<T>(
  { command, read }: Query<T>,
  patienceMs: number,
): Promise<ReturnType<Query<T>['read']>> {
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
