import * as vscode from 'vscode';
import { isRefusal } from '../core/manager';
import type { Command } from '../core/manager';
import { executionOf } from './execution';
import { asConfigured, refusalOf } from './own-commands';
import type { TaskDefinition } from './task-definition';

/** How a command in a terminal ended. */
export interface Ended {
  /** Undefined where it was ended from outside, never started, or stays. */
  readonly code: number | undefined;
  /** False where there is no such tool. */
  readonly started: boolean;
  /** The tool that ran, or would have. */
  readonly executable: string;
}

/** Runs commands as tasks of VS Code, in terminals that a person can see: one for each manager. */
export class Terminal {
  /** What each panel is busy with: a terminal shows one command after the other. */
  private readonly busy = new Map<string, Promise<unknown>>();

  constructor(private readonly isThere: (command: Command) => Promise<boolean>) {}

  /** Runs a command to its end, in the terminal of its manager. */
  async run(asked: Command, manager: string, title: string): Promise<Ended> {
    const command = real(asked);
    const before = this.busy.get(manager) ?? Promise.resolve();
    const ended = before.then(async () => {
      const { executable } = command;
      if (!(await this.isThere(command))) return { code: undefined, started: false, executable };
      return {
        ...(await runTask(taskOf(asked, title, { type: 'formation', task: 'run', manager }))),
        executable,
      };
    });
    this.busy.set(
      manager,
      ended.catch(() => undefined),
    );
    return ended;
  }

  /** Starts a command that stays, after ending the one of the same session. It has a terminal of its own. */
  async start(asked: Command, manager: string, title: string): Promise<Ended> {
    const { executable } = real(asked);
    if (!(await this.isThere(real(asked)))) return { code: undefined, started: false, executable };
    const { session = title, executable: tool } = asked;
    await Promise.all(running(session).map(stop));
    const definition = { type: 'formation', task: 'session', manager, session, tool } as const;
    await vscode.tasks.executeTask(taskOf(asked, title, definition));
    return { code: undefined, started: true, executable };
  }
}

function real(command: Command): Command {
  const configured = asConfigured(command);
  const refused = isRefusal(configured) ? configured.refused : refusalOf(command);
  if (isRefusal(configured) || refused !== undefined) throw new Error(refused);
  return configured;
}

/** The tool that runs a session now. VS Code's own list of tasks is all that is known of it. */
export function runningTool(session: string): string | undefined {
  const tool: unknown = running(session)[0]?.task.definition['tool'];
  return typeof tool === 'string' ? tool : undefined;
}

/** Ends every session whose name begins so. */
export async function stopSessions(beginning: string): Promise<void> {
  await Promise.all(sessionsOf(beginning).map(stop));
}

/** Shows the terminals of the sessions whose names begin so. */
export function showSessions(beginning: string): void {
  const names = sessionsOf(beginning).map(({ task }) => task.name);
  for (const terminal of vscode.window.terminals) if (names.includes(terminal.name)) terminal.show();
}

/** What runs of the sessions whose names begin so. */
export function sessionsOf(beginning: string): readonly vscode.TaskExecution[] {
  return vscode.tasks.taskExecutions.filter(({ task }) => {
    const session: unknown = task.definition['session'];
    return typeof session === 'string' && session.startsWith(beginning);
  });
}

async function stop(execution: vscode.TaskExecution): Promise<void> {
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

/** A command as a task, which is another wherever its definition is. The definition stays the same object. */
export function taskOf(asked: Command, title: string, definition: TaskDefinition): vscode.Task {
  const command = real(asked);
  const task = new vscode.Task(
    definition,
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
async function runTask(task: vscode.Task): Promise<Pick<Ended, 'code' | 'started'>> {
  const isOwn = ({ execution }: vscode.TaskEndEvent) =>
    execution.task.definition['task'] === 'run' &&
    execution.task.definition['manager'] === task.definition['manager'];
  let code: number | undefined;
  const subscriptions: vscode.Disposable[] = [];
  const ended = new Promise<void>((resolve) => {
    subscriptions.push(
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
  return { code, started: true };
}

function running(session: string): readonly vscode.TaskExecution[] {
  return vscode.tasks.taskExecutions.filter(({ task }) => task.definition['session'] === session);
}
