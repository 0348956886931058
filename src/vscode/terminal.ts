import * as vscode from 'vscode';
import type { Command } from '../core/manager';

/**
 * Runs a command in a terminal that a person can see, and answers its exit code. A task with a process execution
 * starts the executable itself: no shell reads the arguments.
 */
export async function runInTerminal(command: Command, name: string): Promise<number | undefined> {
  const execution = new vscode.ProcessExecution(command.executable, [...command.args], {
    cwd: vscode.Uri.parse(command.cwd).fsPath,
  });
  const definition = { type: 'formation', session: command.session ?? name };
  const task = new vscode.Task(definition, vscode.TaskScope.Workspace, name, 'formation', execution, []);
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Shared,
    clear: false,
  };
  if (command.session !== undefined) await stopSession(command.session);
  const ended = new Promise<number | undefined>((resolve) => {
    const subscription = vscode.tasks.onDidEndTaskProcess(({ execution: ending, exitCode }) => {
      if (ending.task.definition['session'] !== definition.session || ending.task.name !== name) return;
      subscription.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

async function stopSession(session: string): Promise<void> {
  const running = vscode.tasks.taskExecutions.filter(({ task }) => task.definition['session'] === session);
  for (const execution of running) {
    const ended = new Promise<void>((resolve) => {
      const subscription = vscode.tasks.onDidEndTask(({ execution: ending }) => {
        if (ending !== execution) return;
        subscription.dispose();
        resolve();
      });
    });
    execution.terminate();
    await ended;
  }
}

/** A command as a person would type it, for reading only. */
export function shownCommand({ executable, args }: Command): string {
  return [executable, ...args]
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}
