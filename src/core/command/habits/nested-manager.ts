import type { CommandTrait } from '../../trait';
import { placeOfWords } from '../place-of-words';
import { supervising } from '../programs/supervisors';
import type { Unwrapped } from '../unwrap';

/** A manager of processes as a process of another manager, which sees only the first of the two. */
export function nestedManagers({ invocations }: Unwrapped): readonly CommandTrait[] {
  return invocations.flatMap((invocation): CommandTrait[] => {
    const found = supervising(invocation);
    const at = found && placeOfWords(found.words);
    if (!at) return [];
    const { program } = invocation;
    const reason = `${program} starts and restarts processes by itself`;
    return [{ kind: 'nested-manager', program, reason, certain: !found.forContainers, at }];
  });
}
