import type { CommandTrait } from '../../trait';
import { placeOfWords } from '../place-of-words';
import { judge } from '../programs/judge';
import type { Finding } from '../programs/judge';
import { supervising } from '../programs/supervisors';
import type { Unwrapped } from '../unwrap';

/** Told of by itself: what is nested then is a second thought. */
const leaves = ({ kind, by }: Finding) => kind === 'detaches' && by === 'flag';

/** A manager of processes as a process of another manager, which sees only the first of the two. */
export function nestedManagers({ invocations }: Unwrapped): readonly CommandTrait[] {
  return invocations.flatMap((invocation): CommandTrait[] => {
    const found = supervising(invocation);
    const at = found && placeOfWords(found.words);
    if (!at || judge(invocation).some(leaves)) return [];
    const { program } = invocation;
    const reason = `${program} starts and restarts processes by itself`;
    return [{ kind: 'nested-manager', program, reason, certain: !found.forContainers, at }];
  });
}
