import type { CommandTrait } from '../trait';
import type { CommandLine } from './command-line';
import { keepsAlive } from './habits/keeps-alive';
import { nestedManagers } from './habits/nested-manager';
import { shellInFront } from './habits/shell-in-front';
import { unwrap } from './unwrap';

/** What a command does that is wrong in a container alone: there one process is the first, and the manager sees only that. */
export function containerTraits(command: CommandLine): readonly CommandTrait[] {
  const unwrapped = unwrap(command);
  return [...nestedManagers(unwrapped), ...keepsAlive(unwrapped), ...shellInFront(command, unwrapped)];
}
