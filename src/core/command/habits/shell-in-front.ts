import { span } from '../../source';
import type { CommandTrait, Repair } from '../../trait';
import type { CommandLine, Word } from '../command-line';
import { placeOfWords } from '../place-of-words';
import { isServer } from '../programs/servers';
import type { Unwrapped, Wrapper } from '../unwrap';
import { stepsOf } from './script';
import type { Step } from './script';

/** How a command stands in the text of its shell. */
type Standing = 'last' | 'redirected' | 'enclosed' | 'held';

/**
 * The shells that put a last command in their own place, by how it stands there: seen with dash 0.5.12, bash 5.2 and
 * busybox 1.35 ash. Each keeps one that is in a pipe, in a loop, or before another ("held").
 */
const REPLACED_BY: Readonly<Record<Standing, RegExp>> = {
  last: /^(ba|a)sh$/,
  redirected: /^ash$/,
  enclosed: /^ash$/,
  held: /^$/,
};

/** Programs that run a shell as their child, and are the ones to be told to stop. */
const IN_FRONT = /^(tini(-static)?|dumb-init|catatonit|sudo|timeout)$/;

/**
 * A shell between a manager that only tells the first process to stop, and a server: it waits for the server, and
 * passes nothing on. `sh` may be any of several shells, and is judged by what all of them do.
 */
export function shellInFront(
  command: CommandLine,
  { scripts, invocations }: Unwrapped,
): readonly CommandTrait[] {
  const [script] = scripts;
  const shell = invocations[0] && shellOf(invocations[0].wrappers);
  if (command.shell || !script || !shell || scripts.length > 1) return [];
  const steps = stepsOf(script);
  const waits = steps.some(({ invocation }) => /^(trap|wait)$/.test(invocation.program));
  const server = steps.findLast(({ invocation, background }) => !background && isServer(invocation));
  if (waits || !server || isReplaced(server) || isInLoop(server)) return [];
  const standing = standingOf(server);
  const certain = standing === 'held' || (shell !== 'sh' && !REPLACED_BY[standing].test(shell));
  const at = placeOfWords(server.words);
  if (!at || (!certain && shell !== 'sh')) return [];
  const { program } = server.invocation;
  const who = certain ? `\`${shell}\`` : `\`${shell}\`, where it is dash as in Debian and Ubuntu,`;
  const reason = `${who} stays in front of ${program} and does not pass on the signal to stop`;
  const fact = { program, reason, certain, at };
  return [{ kind: 'swallows-signals', ...fact, ...execution(server, standing) }];
}

function shellOf(wrappers: readonly Wrapper[]): string | undefined {
  const index = wrappers.findIndex(({ program }) => /^(ba|da|a)?sh$/.test(program));
  const shell = wrappers[index]?.program;
  return wrappers.slice(0, index).some(({ program }) => IN_FRONT.test(program)) ? undefined : shell;
}

const isReplaced = ({ invocation }: Step) => invocation.wrappers.some(({ program }) => program === 'exec');

/** Without the loop, which starts it again, it is another command. */
const isInLoop = ({ rest }: Step) => rest.some(({ value, operator }) => !operator && value === 'done');

function standingOf({ before, rest, redirected }: Step): Standing {
  const closers = rest.filter(({ value }) => !/^(;|\n)$/.test(value));
  if ([before, rest[0]].some((word) => word?.operator && word.value.startsWith('|') && word.value !== '||'))
    return 'held';
  if (closers.some(({ value }) => !/^(\)|\}|fi|esac)$/.test(value))) return 'held';
  if (closers.length > 0) return 'enclosed';
  return redirected ? 'redirected' : 'last';
}

/** `exec` in front of a last command, behind the variables that are set for it. */
function execution({ words, before }: Step, standing: Standing): { replace?: Repair } {
  const program = words.find(({ value }) => !/^[A-Za-z_]\w*=/.test(value));
  const alone = !before || (before.operator && /^(&&|\|\||;|\n)$/.test(before.value));
  if (!program?.exact || !alone || !/^(last|redirected)$/.test(standing)) return {};
  return { replace: { title: `Put exec before ${program.value}`, change: () => insertion(program) } };
}

function insertion({ at: { uri, span: place } }: Word) {
  return { uri, edits: [{ span: span(place.start, place.start), text: 'exec ' }] };
}
