import type { Word } from './command-line';
import type { Place } from './place';
import { Draft } from './word-draft';

/**
 * Text as the words that Python's `shlex.split` makes of it: quotes and escapes as in a shell, but no operators,
 * comments or expansions. For managers that run no shell: Compose strings, supervisor, fly.
 * Total: what is not closed reaches to the end of the text.
 */
export function shlexWords(text: string, place: Place): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (/[ \t\r\n]/.test(text.charAt(at))) at += 1;
    else {
      const draft = readWord(text, at);
      words.push(draft.word(place));
      at = draft.end;
    }
  }
  return words;
}

function readWord(text: string, start: number): Draft {
  const draft = new Draft(text, start);
  let at = start;
  let quote: string | undefined;
  while (at < text.length) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    const escapes =
      character === '\\' && next !== '' && (quote === undefined || (quote === '"' && /["\\]/.test(next)));
    if (escapes) at = draft.character(next, at, at + 2);
    else if (character === quote) {
      quote = undefined;
      at = draft.skip(at + 1);
    } else if (quote === undefined && (character === '"' || character === "'")) {
      quote = character;
      at = draft.skip(at + 1);
    } else if (quote === undefined && /[ \t\r\n]/.test(character)) break;
    else at = draft.take(at, at + 1);
  }
  return draft.close(at);
}

/** One element of an argument list, whose characters `place` locates: it is never split. */
export function argument(value: string, place: Place): Word {
  const word = { value, at: place.whole, through: [], operator: false, exact: true };
  return place.exact ? { ...word, inner: place } : word;
}
