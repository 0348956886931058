import type { Word } from './command-line';
import { expansionEnd, openerAt } from './expansion';
import type { Place } from './place';
import { skipHereDocuments, type HereDocument } from './here-document';
import { Draft } from './word-draft';

/** Longest first: a shell takes as many characters as make an operator (POSIX 2024, XCU 2.3). */
const operators = /;;&|&>>|<<<|<<-|&&|\|\||;;|;&|&>|\|&|<<|>>|<&|>&|<>|>\||[;&|<>()]/y;
const blanks = /(?:[ \t]|\\\n)+/y;
const descriptor = /\d+(?=[<>])/y;
/** What may follow `>&` in the same operator: a descriptor, or `-` to close it. */
const duplicate = /(?:\d+-?|-)(?![^ \t\n;&|<>()])/y;
const endsWord = /[ \t\n;&|<>()]/;

/**
 * Shell text as words and operators, where each is written. An expansion (`$(…)`, `${…}`) stays in its word as it
 * is written; a redirection's operator is a word, its target the next; a line's end is the operator `\n`.
 * Total: what is not closed reaches to the end of the text.
 */
export function shellWords(text: string, place: Place): Word[] {
  const words: Word[] = [];
  const awaited: HereDocument[] = [];
  let document: HereDocument | undefined;
  let at = 0;
  const operator = (end: number) => {
    const value = text.slice(at, end).replace('\r\n', '\n');
    words.push({ value, at: place.at(at, end), through: [], operator: true, exact: place.exact });
    at = end;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    const blank = match(blanks, text, at);
    if (blank > at) at = blank;
    else if (character === '#') at = lineEnd(text, at);
    else if (/^\r?\n/.test(text.slice(at, at + 2))) {
      operator(text.indexOf('\n', at) + 1);
      at = skipHereDocuments(text, at, awaited.splice(0));
    } else {
      const end = operatorEnd(text, at);
      if (end > at) {
        const kind = text.slice(at, end);
        document = /<<-?$/.test(kind) ? { delimiter: '', tabs: kind.endsWith('-') } : undefined;
        operator(end);
      } else {
        const draft = readWord(text, at);
        words.push(draft.word(place));
        if (document) awaited.push({ ...document, delimiter: draft.value });
        document = undefined;
        at = draft.end;
      }
    }
  }
  return words;
}

/** Where the operator at an offset ends, with the descriptor before it and the one it duplicates; else the offset. */
function operatorEnd(text: string, start: number): number {
  const sign = match(descriptor, text, start);
  if (/^[<>]\(/.test(text.slice(sign, sign + 2))) return start;
  const end = match(operators, text, sign);
  if (end === sign) return start;
  return text.endsWith('&', end) && /[<>]&$/.test(text.slice(sign, end)) ? match(duplicate, text, end) : end;
}

/** One word from its first character: POSIX 2024, XCU 2.2, and bash's `<(…)`. */
function readWord(text: string, start: number): Draft {
  const draft = new Draft(text, start);
  let at = start;
  while (at < text.length) {
    const character = text.charAt(at);
    const opener = openerAt(text, at);
    if (opener) at = draft.take(at, expansionEnd(text, at, false));
    else if (at === start && /^[<>]\(/.test(text.slice(at, at + 2))) {
      at = draft.take(at, expansionEnd(text, at, false));
    } else if (endsWord.test(character) || text.startsWith('\r\n', at)) break;
    else if (character === "'") at = singleQuoted(text, at, draft);
    else if (character === '"') at = doubleQuoted(text, at, draft);
    else if (character !== '\\') at = draft.take(at, at + 1);
    else if (text.charAt(at + 1) === '\n') at = draft.skip(at + 2);
    else at = draft.character(text.charAt(at + 1) || '\\', at, at + 2);
  }
  return draft.close(at);
}

function singleQuoted(text: string, start: number, draft: Draft): number {
  const found = text.indexOf("'", start + 1);
  const end = found < 0 ? text.length : found;
  draft.skip(start + 1);
  draft.take(start + 1, end);
  return draft.skip(Math.min(end + 1, text.length));
}

function doubleQuoted(text: string, start: number, draft: Draft): number {
  let at = draft.skip(start + 1);
  while (at < text.length && text.charAt(at) !== '"') {
    const next = text.charAt(at + 1);
    if (openerAt(text, at)) at = draft.take(at, expansionEnd(text, at, true));
    else if (text.charAt(at) !== '\\') at = draft.take(at, at + 1);
    else if (next === '\n') at = draft.fold(at + 2);
    else if (next !== '' && '$`"\\'.includes(next)) at = draft.character(next, at, at + 2);
    else at = draft.take(at, at + 1);
  }
  return draft.skip(Math.min(at + 1, text.length));
}

function match(pattern: RegExp, text: string, at: number): number {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
}
