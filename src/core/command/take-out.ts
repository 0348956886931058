import { span } from '../source';
import type { Change, SourceText } from '../source';
import type { Word } from './command-line';

/** Takes words out of a text that a shell reads, with the blanks before them. */
export function withoutWords(words: readonly Word[], { uri, text }: SourceText): Change {
  let start = words[0]?.at.span.start ?? 0;
  const end = words.at(-1)?.at.span.end ?? start;
  while (start > 0 && ' \t'.includes(text.charAt(start - 1))) start--;
  return { uri, edits: [{ span: span(start, end), text: '' }] };
}
