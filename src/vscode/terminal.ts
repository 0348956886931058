import * as vscode from 'vscode';
import type { Command } from '../core/manager';

/** Runs a command to its end in a terminal that a person can see; undefined where it did not start or was ended. */
export async function runInTerminal(command: Command, name: string): Promise<number | undefined> {
  const task = taskOf(command, name);
  // A task that fails at once may end before VS Code has answered that it was started.
  const ended = new Promise<number | undefined>((resolve) => {
    const finish = (definition: vscode.TaskDefinition, code: number | undefined) => {
      if (definition['run'] !== task.definition['run']) return;
      vscode.Disposable.from(...subscriptions).dispose();
      resolve(code);
    };
    const subscriptions = [
      vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) =>
        finish(execution.task.definition, exitCode),
      ),
      vscode.tasks.onDidEndTask(({ execution }) => finish(execution.task.definition, undefined)),
    ];
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

/** Starts a command that stays, after ending the one of the same session. */
export async function startInTerminal(command: Command, name: string): Promise<void> {
  await stopSession(command.session);
  await vscode.tasks.executeTask(taskOf(command, name));
}

/** The tool that runs a session now. VS Code's own list of tasks is all that is known of it. */
export function runningTool(session: string): string | undefined {
  const tool: unknown = running(session)[0]?.task.definition['tool'];
  return typeof tool === 'string' ? tool : undefined;
}

/** A process execution starts the executable itself: no shell reads the arguments. */
function taskOf({ executable, args, cwd, session }: Command, name: string): vscode.Task {
  const execution = new vscode.ProcessExecution(executable, [...args], { cwd: vscode.Uri.parse(cwd).fsPath });
  const definition = { type: 'formation', session, tool: executable, run: crypto.randomUUID() };
  const task = new vscode.Task(definition, vscode.TaskScope.Workspace, name, 'formation', execution, []);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Shared };
  return task;
}

async function stopSession(session: string | undefined): Promise<void> {
  if (session === undefined) return;
  for (const execution of running(session)) {
    const ended = new Promise<void>((resolve) => {
      const subscription = vscode.tasks.onDidEndTask((event) => {
        if (event.execution !== execution) return;
        subscription.dispose();
        resolve();
      });
    });
    execution.terminate();
    await ended;
  }
}

function running(session: string): readonly vscode.TaskExecution[] {
  return vscode.tasks.taskExecutions.filter(({ task }) => task.definition['session'] === session);
}

/** A command as a person would type it, for reading only. */
export function shownCommand({ executable, args }: Command): string {
  const shown = (word: string) =>
    /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
  return [executable, ...args].map(shown).join(' ');
}
