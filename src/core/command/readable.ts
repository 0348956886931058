import type { Word } from './command-line';

/** Words as a person would read them on one line, in quotes where they need some. */
export function readable(words: readonly Word[]): string {
  return words.map(({ value }) => quoted(value)).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./${}-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
