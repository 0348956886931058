import type { CommandLine, Word } from './command-line';
import { judge, type Finding } from './programs/judge';
import { unwrap, type Invocation, type Unwrapped, type Wrapper } from './unwrap';

/** Words of a command that take a program away from its manager, or have it write its process id into a file. */
export interface Detachment {
  readonly kind: 'detaches' | 'pid-file';
  readonly program: string;
  /** `flag`: the words ask for it; `default`: the program does so unless told otherwise. */
  readonly by: 'flag' | 'default';
  /** What shows it: a flag and its value, a subcommand, an assignment, `&`; the program's name for `default`. */
  readonly words: readonly Word[];
  /** Words that keep it in the foreground when they stand right behind the program's name. */
  readonly addition?: readonly string[];
  /** A setting of the program's own configuration file that does the same: where it is set, nothing detaches. */
  readonly setting?: string;
  /** True where taking out exactly these words is right, and leaves the rest meaning the same. */
  readonly removable: boolean;
  /** What happens, for a person: goes on from "Here" or stands alone. */
  readonly reason: string;
}

/**
 * What of a command leaves its manager. For `default` only what is written decides: an image or a configuration
 * file may still keep the program in the foreground.
 */
export function detachments(command: CommandLine): readonly Detachment[] {
  return detachmentsIn(unwrap(command));
}

export function detachmentsIn({ invocations, scripts }: Unwrapped): readonly Detachment[] {
  const wrappers = new Map<Wrapper, string>();
  for (const { program, wrappers: around } of invocations) {
    for (const wrapper of around) if (!wrappers.has(wrapper)) wrappers.set(wrapper, program);
  }
  return [
    ...[...wrappers].flatMap(([wrapper, inner]) => byWrapper(wrapper, inner)),
    ...invocations.flatMap((invocation, at) => byProgram(invocation, at, invocations)),
    ...scripts.flatMap(atTheEnd),
  ];
}

function byProgram(invocation: Invocation, index: number, all: readonly Invocation[]): Detachment[] {
  const { program } = invocation;
  if (program === 'disown')
    return [
      flagged(program, invocation.words.slice(0, 1), false, 'disown lets a background job outlive its shell'),
    ];
  const started = startedService(invocation);
  if (started)
    return [
      flagged(
        program,
        invocation.words.slice(0, 3),
        false,
        `${program} starts ${started} in the background and ends`,
      ),
    ];
  const held = ({ heldBy }: Finding) =>
    heldBy &&
    all.some(
      (other, at) => at > index && other.program === program && heldBy.test(other.words[1]?.value ?? ''),
    );
  return judge(invocation)
    .filter((found) => !held(found))
    .map((found) => ({ ...details(found), program, reason: reasonOf(found, program) }));
}

/** The service that an init script is to start, by name: `service nginx start`, `/etc/init.d/nginx start`. */
function startedService({ program, words }: Invocation): string | undefined {
  const [name, first, second] = words.map(({ value }) => value);
  if (/^(service|rc-service)$/.test(program)) return second === 'start' ? first : undefined;
  if (program === 'systemctl') return first === 'start' ? second : undefined;
  return name === `/etc/init.d/${program}` && first === 'start' ? program : undefined;
}

function details({ kind, by, words, removable, addition, setting }: Finding) {
  const more = { ...(addition ? { addition } : {}), ...(setting === undefined ? {} : { setting }) };
  return { kind, by, words, removable, ...more };
}

function reasonOf({ kind, by, words, file, removedIn }: Finding, program: string): string {
  const flag = words.map(({ value }) => value).join(' ');
  const does =
    kind === 'detaches' ? 'leave for the background' : `write its process id into ${file ?? 'a file'}`;
  if (by === 'default') return `${program} leaves for the background unless it is told to stay`;
  if (removedIn !== undefined) return `${removedIn} refuses \`${flag}\`, which made older versions ${does}`;
  return `\`${flag}\` makes ${program} ${does}`;
}

/** `nohup` goes with the program, `setsid` forks where it leads its process group, `sudo -b` always. */
function byWrapper({ program, words }: Wrapper, inner: string): Detachment[] {
  const exact = words.every((word) => word.exact);
  if (program === 'nohup')
    return [flagged(program, words, exact, `nohup lets ${inner} outlive a hangup of its manager`)];
  if (program === 'setsid' && !words.some(({ value }) => /^(-[a-z]*w|--wait$)/.test(value))) {
    return [
      flagged(
        program,
        words,
        exact,
        `setsid takes ${inner} out of its manager's session and does not wait for it`,
      ),
    ];
  }
  const background = program === 'sudo' && words.find(({ value }) => /^(-b|--background)$/.test(value));
  return background
    ? [
        flagged(
          program,
          [background],
          exact,
          `\`${background.value}\` makes sudo run ${inner} in the background`,
        ),
      ]
    : [];
}

/**
 * A lone `&` behind which nothing follows: the shell ends, and its manager sees an exit. `cmd & wait` and
 * `trap … TERM; cmd & wait $!` are right. An earlier `&` is not judged here: see `Invocation.background`.
 */
function atTheEnd(script: readonly Word[]): Detachment[] {
  const closes = ({ value, operator }: Word) => (operator ? value === '\n' || value === ')' : value === '}');
  const last = script.findLastIndex((word) => !closes(word));
  const word = script[last];
  if (!word?.operator || word.value !== '&') return [];
  const command = { text: '', words: script.slice(0, last + 1), shell: true, at: word.at };
  const program = unwrap(command).invocations.at(-1)?.program;
  if (program === undefined) return [];
  const braced = script.slice(last).some(({ operator }) => !operator);
  const reason = `\`&\` lets the shell end while ${program} runs on`;
  return [flagged(program, [word], word.exact && !braced, reason)];
}

function flagged(program: string, words: readonly Word[], removable: boolean, reason: string): Detachment {
  return { kind: 'detaches', program, by: 'flag', words, removable, reason };
}
