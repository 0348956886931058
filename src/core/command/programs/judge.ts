import type { Word } from '../command-line';
import { names, readArguments, type Flag } from '../flags';
import type { Assignment, Invocation } from '../unwrap';
import { programNamed } from './index';
import type { Behaviour } from './program';

/** What the words of one program say about it. */
export interface Finding {
  readonly kind: 'detaches' | 'pid-file';
  readonly by: 'flag' | 'default';
  readonly words: readonly Word[];
  /** True where the words can go and the rest means the same. */
  readonly removable: boolean;
  readonly addition?: readonly string[];
  readonly setting?: string;
  readonly heldBy?: RegExp;
  /** The value of a PID file's flag. */
  readonly file?: string;
  /** The version since which the program refuses the flag. */
  readonly removedIn?: string;
}

/** A program's arguments, read by what is known of it, with all that its subcommands add. */
export interface Reading {
  readonly behaviour: Behaviour;
  readonly flags: readonly Flag[];
  readonly operands: readonly Word[];
  /** The word of the last subcommand. */
  readonly command: Word | undefined;
}

/** What an invocation's own words show. Precise rather than complete: what is not known is not judged. */
export function judge(invocation: Invocation): readonly Finding[] {
  const reading = readInvocation(invocation);
  if (!reading) return [];
  const { behaviour, flags, operands } = reading;
  if (flags.some((flag) => says(flag, behaviour.aside, behaviour.asideWhen))) return [];
  const assigned = behaviour.assigns ? invocation.words.flatMap(assignment) : [];
  const env = [...invocation.env, ...assigned];
  const found = [...pidFiles(behaviour, flags, env)];
  if (flags.some((flag) => says(flag, behaviour.foreground, behaviour.foregroundWhen))) return found;
  const asked = detachments(behaviour, flags, env);
  found.push(...asked);
  if (asked.length > 0 || [...operands].some(({ value }) => /[$`]/.test(value))) return found;
  const { byDefault, detaches, heldBy } = behaviour;
  if (detaches && reading.command) {
    const held = heldBy ? { heldBy } : {};
    found.push({ kind: 'detaches', by: 'flag', words: [reading.command], removable: false, ...held });
  }
  const [name] = invocation.words;
  if (byDefault && name && leavesByDefault(behaviour, reading, name.value)) {
    const { addition, setting } = byDefault;
    const fits = addition && !flags.some((flag) => flag.name === addition[0]);
    const more = { ...(fits ? { addition } : {}), ...(setting === undefined ? {} : { setting }) };
    found.push({ kind: 'detaches', by: 'default', words: [name], removable: false, ...more });
  }
  return found;
}

/** The arguments of a program that is known. */
export function readInvocation({ program: name, words }: Invocation): Reading | undefined {
  const program = programNamed(name);
  return program && read(program, words);
}

function read(program: Behaviour, words: readonly Word[]): Reading | undefined {
  let behaviour = program;
  let flags: readonly Flag[] = [];
  let from = 1;
  let command: Word | undefined;
  while (behaviour.commands) {
    const before = readArguments(words, from, syntaxOf({ ...behaviour, operandsEnd: true }));
    const { assigns, commands } = behaviour;
    command = before.operands.find((word) => !assigns || assignment(word).length === 0);
    const chosen = command && Object.hasOwn(commands, command.value) ? commands[command.value] : undefined;
    flags = [...flags, ...before.flags];
    if (!command || !chosen) {
      return behaviour.detachWhen
        ? { behaviour, flags, operands: before.operands, command: undefined }
        : undefined;
    }
    from = words.indexOf(command) + 1;
    const join = (key: 'values' | 'switches' | 'foreground' | 'aside') =>
      `${behaviour[key] ?? ''} ${chosen[key] ?? ''}`;
    const joined = { values: join('values'), switches: join('switches') };
    behaviour = { ...chosen, ...joined, foreground: join('foreground'), aside: join('aside') };
  }
  const rest = readArguments(words, from, syntaxOf(behaviour));
  return { behaviour, flags: [...flags, ...rest.flags], operands: rest.operands, command };
}

function syntaxOf(behaviour: Behaviour) {
  const {
    values,
    pidFile,
    detachWhen,
    foregroundWhen,
    asideWhen,
    whole = false,
    operandsEnd = false,
  } = behaviour;
  const { switches, detach, foreground, aside } = behaviour;
  const valued = [detachWhen, foregroundWhen, asideWhen].flatMap((when) => Object.keys(when ?? {}));
  const takes = new Set([...names(values), ...names(pidFile), ...valued]);
  const bare = [switches, detach, foreground, aside].flatMap(names);
  return { values: takes, switches: new Set(bare), whole, operandsEnd };
}

function says(
  flag: Flag,
  bare: string | undefined,
  when: Readonly<Record<string, RegExp>> | undefined,
): boolean {
  if (names(bare).includes(flag.name)) return !no.test(flag.value ?? '');
  return (
    flag.value !== undefined &&
    when !== undefined &&
    Object.hasOwn(when, flag.name) &&
    !!when[flag.name]?.test(flag.value)
  );
}

const no = /^(no|off|false|0)$/i;

/** A PID file that is none: rsyslogd writes none into NONE, celery none for an empty value. */
const noFile = /^(|\/dev\/null|NONE)$/;

function pidFiles(behaviour: Behaviour, flags: readonly Flag[], env: readonly Assignment[]): Finding[] {
  const flagged = counting(behaviour, flags)
    .filter(
      ({ name, value }) =>
        names(behaviour.pidFile).includes(name) && value !== undefined && !noFile.test(value),
    )
    .map((flag) => ({ ...byFlag('pid-file', behaviour, flag, flags), file: flag.value ?? '' }));
  const set = env
    .filter(({ name, value }) => name === behaviour.pidFileEnv && !noFile.test(value))
    .map(({ word, value }) => ({ ...byVariable('pid-file', word), file: value }));
  return [...flagged, ...set];
}

function detachments(behaviour: Behaviour, flags: readonly Flag[], env: readonly Assignment[]): Finding[] {
  const { detach, detachWhen, detachNeeds, detachEnv = {} } = behaviour;
  if (detachNeeds !== undefined && !flags.some(({ name }) => name === detachNeeds)) return [];
  const flagged = counting(behaviour, flags)
    .filter((flag) => says(flag, detach, detachWhen))
    .map((flag) => byFlag('detaches', behaviour, flag, flags));
  const set = env
    .filter(({ name, value }) => Object.hasOwn(detachEnv, name) && detachEnv[name]?.test(value))
    .map(({ word }) => byVariable('detaches', word));
  return [...flagged, ...set];
}

function counting({ lastWins }: Behaviour, flags: readonly Flag[]): readonly Flag[] {
  return lastWins
    ? flags.filter((flag, at) => flags.findLastIndex(({ name }) => name === flag.name) === at)
    : flags;
}

function byFlag(kind: Finding['kind'], behaviour: Behaviour, flag: Flag, flags: readonly Flag[]): Finding {
  const { removed, lastWins, byDefault, needed, detachNeeds } = behaviour;
  const repeated = lastWins && flags.filter(({ name }) => name === flag.name).length > 1;
  const stays = kind === 'detaches' && (byDefault ?? needed ?? detachNeeds) !== undefined;
  const removable = flag.alone && !repeated && !stays && flag.words.every(({ exact }) => exact);
  const refused = removed && names(removed.flags).includes(flag.name) ? { removedIn: removed.since } : {};
  return { kind, by: 'flag', words: flag.words, removable, ...refused };
}

function byVariable(kind: Finding['kind'], word: Word): Finding {
  return { kind, by: 'flag', words: [word], removable: word.exact };
}

/** Only where every flag is known: one that is not could keep it in the foreground. */
function leavesByDefault({ byDefault }: Behaviour, { flags, operands }: Reading, written: string): boolean {
  if (!byDefault) return false;
  if (byDefault.written && !byDefault.written.test(written)) return false;
  if (byDefault.needsOperand && operands.length === 0) return false;
  const listed = (flag: Flag) => flag.known || (byDefault.manyFlags === true && flag.name.startsWith('--'));
  return flags.every((flag) => listed(flag) && !/[$`]/.test(flag.value ?? ''));
}

function assignment(word: Word): Assignment[] {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word.value) ?? [];
  return name === undefined || value === undefined ? [] : [{ name, value, word }];
}
