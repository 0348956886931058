import type { Word } from '../../core/command/command-line';
import type { Place } from '../../core/command/place';
import { Draft } from '../../core/command/word-draft';

/** Before the program: how it is run, not what (systemd.service(5), "Special executable prefixes"). */
const PREFIXES = /^[@:+!|-]*/;

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  s: ' ',
  t: '\t',
  v: '\v',
};

/**
 * The command lines of one `Exec...=` (systemd.service(5), "Command lines"): quotes and C escapes, no operators of a
 * shell; a `;` of its own parts commands, `\;` is one. Variables and specifiers stay as they are written.
 */
export function commandLines(text: string, place: Place): readonly (readonly Word[])[] {
  const commands: Word[][] = [[]];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const draft = readWord(text, at);
    const written = text.slice(at, draft.end);
    at = draft.end;
    if (written === ';') commands.push([]);
    else commands.at(-1)?.push(draft.word(place));
  }
  return commands.filter((words) => words.length > 0).map(withoutPrefixes);
}

function readWord(text: string, start: number): Draft {
  const draft = new Draft(text, start);
  let at = start;
  let quote: string | undefined;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\\' && at + 1 < text.length) at = escaped(text, at, draft);
    else if (character === quote) {
      quote = undefined;
      at = draft.skip(at + 1);
    } else if (quote === undefined && (character === '"' || character === "'")) {
      quote = character;
      at = draft.skip(at + 1);
    } else if (quote === undefined && /\s/.test(character)) break;
    else if (/^(%%|\$\$)/.test(text.slice(at, at + 2))) at = draft.character(character, at, at + 2);
    else at = draft.take(at, at + 1);
  }
  return draft.close(at);
}

/** An escape that is none stands for its characters. */
function escaped(text: string, at: number, draft: Draft): number {
  const next = text.charAt(at + 1);
  const [whole = '', byte, unit, eight] =
    /^\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([0-7]{3}))/i.exec(text.slice(at, at + 6)) ?? [];
  if (whole !== '') {
    const code = eight === undefined ? Number.parseInt(byte ?? unit ?? '', 16) : Number.parseInt(eight, 8);
    return draft.character(String.fromCharCode(code), at, at + whole.length);
  }
  const meant = ESCAPES[next] ?? (/[\\"';]/.test(next) ? next : undefined);
  return meant === undefined ? draft.take(at, at + 1) : draft.character(meant, at, at + 2);
}

/** With `@`, the second word is what the program is told that it is called. */
function withoutPrefixes([first, ...others]: readonly Word[]): readonly Word[] {
  if (!first) return others;
  const prefix = PREFIXES.exec(first.value)?.[0] ?? '';
  const program = prefix === '' ? first : unprefixed(first, prefix.length);
  return prefix.includes('@') ? [program, ...others.slice(1)] : [program, ...others];
}

function unprefixed(word: Word, length: number): Word {
  const { value, inner } = word;
  const rest = value.slice(length);
  if (!inner) return { ...word, value: rest };
  const at = inner.at(length, value.length);
  return {
    ...word,
    value: rest,
    at,
    inner: { ...inner, whole: at, at: (start, end) => inner.at(length + start, length + end) },
  };
}
