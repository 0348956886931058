import * as vscode from 'vscode';
import type { Command } from '../core/manager';
import { executionOf } from './execution';
import type { TaskDefinition } from './task-definition';

/** How a command in a terminal ended. */
export interface Ended {
  /** Undefined where it was ended from outside, or never started. */
  readonly code: number | undefined;
  /** False where there is no such tool. */
  readonly started: boolean;
}

/** Runs commands as tasks of VS Code, in terminals that a person can see: one for each manager. */
export class Terminal {
  /** What each panel is busy with: a terminal shows one command after the other. */
  private readonly busy = new Map<string, Promise<unknown>>();

  /** Runs a command to its end, in the terminal of its manager. */
  run(command: Command, manager: string, title: string): Promise<Ended> {
    const before = this.busy.get(manager) ?? Promise.resolve();
    const ended = before.then(() => runTask(taskOf(command, title, { task: 'run', manager })));
    this.busy.set(
      manager,
      ended.catch(() => undefined),
    );
    return ended;
  }

  /** Starts a command that stays, after ending the one of the same session. It has a terminal of its own. */
  async start(command: Command, manager: string, title: string): Promise<void> {
    const { session = title, executable: tool } = command;
    await stopSession(session);
    await vscode.tasks.executeTask(taskOf(command, title, { task: 'session', manager, session, tool }));
  }
}

/** The tool that runs a session now. VS Code's own list of tasks is all that is known of it. */
export function runningTool(session: string): string | undefined {
  const tool: unknown = running(session)[0]?.task.definition['tool'];
  return typeof tool === 'string' ? tool : undefined;
}

export async function stopSession(session: string): Promise<void> {
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

/** A process execution starts the executable itself: no shell reads the arguments. */
function taskOf(command: Command, title: string, definition: TaskDefinition): vscode.Task {
  const task = new vscode.Task(
    { type: 'formation', ...definition },
    vscode.TaskScope.Workspace,
    title,
    'formation',
    executionOf(command, process.platform),
    [],
  );
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    showReuseMessage: false,
    focus: false,
  };
  return task;
}

/**
 * A task that fails at once may end before VS Code has answered that it was started, so its end is waited for from
 * before. While it runs no other has its definition.
 */
async function runTask(task: vscode.Task): Promise<Ended> {
  const isOwn = ({ execution }: vscode.TaskEndEvent) =>
    execution.task.definition['task'] === 'run' &&
    execution.task.definition['manager'] === task.definition['manager'];
  let code: number | undefined;
  let started = false;
  const subscriptions: vscode.Disposable[] = [];
  const ended = new Promise<void>((resolve) => {
    subscriptions.push(
      vscode.tasks.onDidStartTaskProcess((event) => {
        if (isOwn(event)) started = true;
      }),
      vscode.tasks.onDidEndTaskProcess((event) => {
        if (isOwn(event)) code = event.exitCode;
      }),
      vscode.tasks.onDidEndTask((event) => {
        if (isOwn(event)) resolve();
      }),
    );
  });
  try {
    await vscode.tasks.executeTask(task);
    await ended;
  } finally {
    vscode.Disposable.from(...subscriptions).dispose();
  }
  return { code, started };
}

function running(session: string): readonly vscode.TaskExecution[] {
  return vscode.tasks.taskExecutions.filter(({ task }) => task.definition['session'] === session);
}
