import type { CommandTrait } from '../trait';
import type { CommandLine } from './command-line';
import { hostProcessors } from './habits/host-processors';
import { keepsAlive } from './habits/keeps-alive';
import { nestedManagers } from './habits/nested-manager';
import { shellInFront } from './habits/shell-in-front';
import { unwrap } from './unwrap';

/** What a container may use of its machine. */
interface ContainerShare {
  /** True where its manifest says how much of the processors. */
  readonly limited: boolean;
}

/** What a command does that is wrong in a container alone: there one process is the first, and the manager sees only that. */
export function containerTraits(command: CommandLine, { limited }: ContainerShare): readonly CommandTrait[] {
  const unwrapped = unwrap(command);
  return [
    ...nestedManagers(unwrapped),
    ...keepsAlive(unwrapped),
    ...shellInFront(command, unwrapped),
    ...(limited ? hostProcessors(unwrapped) : []),
  ];
}
