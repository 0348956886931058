import { between } from '../source';
import type { Origin } from '../source';
import type { Word } from './command-line';

/** From the first of some words to the last, where one file writes them in that order; else the first. */
export function placeOfWords(words: readonly Word[]): Origin | undefined {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return undefined;
  const together = first.at.uri === last.at.uri && last.at.span.end >= first.at.span.start;
  return together ? between(first.at, last.at) : first.at;
}
