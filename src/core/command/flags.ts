import type { Word } from './command-line';

/** How a program reads its arguments. */
export interface Syntax {
  /** Flags whose value is the next word, unless it is joined to them: `-w 4`, `-w4`, `--workers=4`. */
  readonly values: ReadonlySet<string>;
  /** Short flags without a value: what may stand before another flag in one word. */
  readonly switches: ReadonlySet<string>;
  /** True where one dash starts one name, as in `-daemon`, and letters are never joined. */
  readonly whole: boolean;
  /** True where the first word that is no flag ends the flags, as POSIX has it; GNU and most libraries read on. */
  readonly operandsEnd: boolean;
}

/** One flag with its value. */
export interface Flag {
  /** With its dashes: `-D`, `--daemon`. */
  readonly name: string;
  readonly value: string | undefined;
  /** The word it stands in, and its value's where that is the next one. */
  readonly words: readonly Word[];
  /** False where its word holds other flags too. */
  readonly alone: boolean;
  readonly known: boolean;
}

export interface Arguments {
  readonly flags: readonly Flag[];
  readonly operands: readonly Word[];
}

/** Splits names that a table gives in one string. */
export function names(text = ''): string[] {
  return text.split(' ').filter((name) => name !== '');
}

/** Reads the arguments from `from` on; behind `--` all are operands. */
export function readArguments(words: readonly Word[], from: number, syntax: Syntax): Arguments {
  const flags: Flag[] = [];
  const operands: Word[] = [];
  let at = from;
  for (; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const { value } = word;
    if (value === '--') {
      at += 1;
      break;
    }
    if (!value.startsWith('-') || value === '-') {
      if (syntax.operandsEnd) break;
      operands.push(word);
      continue;
    }
    const long = syntax.whole || value.startsWith('--');
    const read = long ? [longFlag(word, syntax)] : cluster(word, syntax);
    const last = read.at(-1);
    const next = words[at + 1];
    if (last?.value === undefined && last && syntax.values.has(last.name) && next && isValue(next.value)) {
      read[read.length - 1] = { ...last, value: next.value, words: [word, next] };
      at += 1;
    }
    for (const flag of read) flags.push(flag);
  }
  return { flags, operands: [...operands, ...words.slice(at)] };
}

function longFlag(word: Word, { values, switches }: Syntax): Flag {
  const equals = word.value.indexOf('=');
  const name = equals < 0 ? word.value : word.value.slice(0, equals);
  const value = equals < 0 ? undefined : word.value.slice(equals + 1);
  return { name, value, words: [word], alone: true, known: values.has(name) || switches.has(name) };
}

/** `-Dw4`: switches, then a flag whose value is the rest. What stands behind an unknown letter is not read. */
function cluster(word: Word, { values, switches }: Syntax): Flag[] {
  const letters = word.value.slice(1);
  const flags: Flag[] = [];
  for (const [index, letter] of [...letters].entries()) {
    const name = `-${letter}`;
    const takes = values.has(name);
    const rest = [...letters].slice(index + 1).join('');
    const value = takes && rest !== '' ? rest : undefined;
    const known = takes || switches.has(name);
    flags.push({ name, value, words: [word], alone: index === 0 && (takes || rest === ''), known });
    if (takes || !known) break;
  }
  return flags;
}

/** A word that a flag takes as its value: not another flag, but `-` and negative numbers are. */
function isValue(text: string): boolean {
  return !/^-[^\d]/.test(text);
}
