import * as vscode from 'vscode';
import { ownCommand } from '../core/command-template';
import type { OwnCommands } from '../core/command-template';
import { quoteCommand } from '../core/command/quote';
import { isRefusal } from '../core/manager';
import { unsafeIn } from './execution';
import type { Command, Refusal } from '../core/manager';

const COMMANDS = 'formation.commands';

/** What really runs: the command, or what the settings put in its place. */
export function asConfigured(command: Command): Command | Refusal {
  const own = settings();
  return own.size === 0 ? command : ownCommand(command, own);
}

/** Why a command cannot run at all. */
export function refusalOf(command: Command): string | undefined {
  const configured = asConfigured(command);
  return isRefusal(configured) ? configured.refused : unsafeIn(configured, process.platform);
}

/** What really runs, for reading. */
export function shown(command: Command): string {
  const real = asConfigured(command);
  return isRefusal(real) ? `⚠ ${real.refused}` : quoteCommand(real);
}

/** VS Code leaves out what a workspace that is not trusted says; what is no list of words is left out too. */
function settings(): OwnCommands {
  const said = vscode.workspace.getConfiguration().get<Readonly<Record<string, unknown>>>(COMMANDS) ?? {};
  return new Map(
    Object.entries(said).flatMap(([name, words]) =>
      Array.isArray(words) && words.length > 0 && words.every((word) => typeof word === 'string')
        ? [[name, words as readonly string[]]]
        : [],
    ),
  );
}
