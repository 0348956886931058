import type { Word } from '../../command/command-line';
import type { Place } from '../../command/place';
import { Draft } from '../../command/word-draft';

/**
 * A command string as the words that Compose splits it into (mattn/go-shellwords): a backslash escapes any character
 * but in single quotes, `$(...)` and backquotes stay as they are, and from a bare `;`, `&`, `|`, `<` or `>` on
 * everything is dropped without a word. What Compose refuses, an unclosed quote, reaches to the end.
 */
export function composeWords(text: string, place: Place): Word[] {
  return split(text, place).words;
}

/** Where the part of a command string starts that Compose drops; undefined where it takes all of it. */
export function droppedFrom(text: string, place: Place): number | undefined {
  const { end } = split(text, place);
  return end < text.length ? end : undefined;
}

function split(text: string, place: Place): { words: Word[]; end: number } {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (BLANK.test(text.charAt(at))) at += 1;
    else if (OPERATOR.test(text.charAt(at))) return { words, end: at };
    else {
      const draft = readWord(text, at);
      at = draft.end;
      if (!isFileDescriptor(draft, text)) words.push(draft.word(place));
    }
  }
  return { words, end: text.length };
}

const BLANK = /[ \t\r\n]/;
const OPERATOR = /[;&|<>]/;

/** `2>` is a redirection as a whole, and so is every word before `>` that starts with a digit. */
function isFileDescriptor({ value, end }: Draft, text: string): boolean {
  return text.charAt(end) === '>' && /^\d/.test(value);
}

function readWord(text: string, start: number): Draft {
  const draft = new Draft(text, start);
  let at = start;
  let quote = '';
  while (at < text.length) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '\\' && quote !== "'" && next !== '') at = draft.character(next, at, at + 2);
    else if (quote === '' && (BLANK.test(character) || OPERATOR.test(character))) break;
    else if ((character === '"' || character === "'") && (quote === '' || quote === character)) {
      quote = quote === '' ? character : '';
      at = draft.skip(at + 1);
    } else {
      if (quote === '')
        quote = character === '`' ? '`' : character === '(' && text.charAt(at - 1) === '$' ? ')' : '';
      else if (quote === character) quote = '';
      at = draft.take(at, at + 1);
    }
  }
  return draft.close(at);
}
