import type { FiresOnceTrait } from '../trait';
import type { Word } from './command-line';
import type { Flag } from './flags';
import { placeOfWords } from './place-of-words';
import { readInvocation } from './programs/judge';
import type { RemoveWords } from './remove-words';
import type { Invocation, Unwrapped } from './unwrap';

/** Words that show a program to start jobs by the clock. */
interface Schedule {
  readonly words: readonly Word[];
  readonly name: string;
  /** The flag that makes it a part of a program that is meant to scale out. */
  readonly flag?: Flag;
  /** False where its jobs may agree among themselves which copy runs them. */
  readonly certain: boolean;
}

/** Programs that do nothing else, by their manuals, with the flags that make them do something else. */
const SCHEDULERS: Readonly<Record<string, RegExp>> = {
  clockwork: /^(-h|--help)$/,
  supercronic: /^-(test|version|h|help)$/,
  yacron: /^(-h|--help|--version|-v|--validate-config)$/,
};

/** A scheduler that takes a lock before it starts a job: https://github.com/sibson/redbeat */
const LOCKING = /redbeat/i;

/** What of a command starts jobs by the clock, in each copy that runs. Programs that coordinate are none. */
export function scheduleTraits(
  { invocations }: Unwrapped,
  removeWords: RemoveWords,
): readonly FiresOnceTrait[] {
  return invocations.flatMap((invocation): FiresOnceTrait[] => {
    const found = scheduleOf(invocation, invocations.length === 1);
    const at = found && placeOfWords(found.words);
    if (!at) return [];
    const { name, flag, certain } = found;
    const reason = flag
      ? `\`${flag.name}\` makes each worker a scheduler too`
      : `${name} starts each job by the clock`;
    const remove = removal(found, removeWords);
    const fact = { program: name, reason, embedded: flag !== undefined, certain, at };
    return [{ kind: 'fires-once', ...fact, ...remove }];
  });
}

function removal({ flag }: Schedule, removeWords: RemoveWords): Pick<FiresOnceTrait, 'remove'> {
  if (!flag?.alone || !flag.words.every(({ exact }) => exact)) return {};
  const change = removeWords(flag.words);
  const consequence =
    'Nothing starts the jobs then, until one process of a type of its own runs `celery beat`.';
  return change ? { remove: { title: `Remove ${flag.name}`, change, consequence } } : {};
}

function scheduleOf(invocation: Invocation, alone: boolean): Schedule | undefined {
  const { program, words } = invocation;
  const [name, first, second] = words;
  if (!name) return undefined;
  if (program === 'celery') return celerySchedule(invocation);
  if (program === 'php' && second?.value === 'schedule:work' && /(^|\/)artisan$/.test(first?.value ?? ''))
    return { words: words.slice(0, 3), name: 'schedule:work', certain: false };
  // Beside another program it may only tidy up after that one, in each copy.
  if (program === 'crond' || program === 'cron')
    return words.some(({ value }) => /^-[hV]$/.test(value))
      ? undefined
      : { words: [name], name: program, certain: alone };
  const aside = Object.hasOwn(SCHEDULERS, program) ? SCHEDULERS[program] : undefined;
  if (!aside || !first || words.some(({ value }) => aside.test(value))) return undefined;
  return { words: [name], name: program, certain: true };
}

function celerySchedule(invocation: Invocation): Schedule | undefined {
  const { command, flags, behaviour } = readInvocation(invocation) ?? {};
  const [name] = invocation.words;
  const aside = behaviour?.aside?.split(' ') ?? [];
  if (!command || !name || flags?.some((flag) => aside.includes(flag.name))) return undefined;
  if (flags?.some(({ name: flag, value = '' }) => /^(-S|--scheduler)$/.test(flag) && LOCKING.test(value)))
    return undefined;
  if (command.value === 'beat') return { words: [name, command], name: 'celery beat', certain: true };
  const flag = flags?.find((candidate) => /^(-B|--beat)$/.test(candidate.name));
  if (command.value !== 'worker' || !flag) return undefined;
  return { words: flag.words, name: 'celery beat', flag, certain: true };
}
