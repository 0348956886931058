import { readDockerfile } from '../formats/dockerfile';
import { contains, span } from '../source';
import type { Change, SourceText, TextEdit } from '../source';
import type { Word } from './command-line';
import { listed } from './image-command';
import { withoutWords } from './take-out';

/** Takes a run of words out of a Dockerfile's command; undefined where nothing would be left of a list. */
export function removeImageWords(words: readonly Word[], source: SourceText): Change | undefined {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return undefined;
  const instruction = readDockerfile(source).find(({ place }) =>
    contains(place.whole.span, first.at.span.start),
  );
  const list = instruction && listed(instruction);
  if (!list) return withoutWords(words, source);
  const edit = withoutItems(list, first, last);
  return edit && { uri: source.uri, edits: [edit] };
}

/** With the comma before them, or behind them where they are the first. */
function withoutItems(list: readonly Word[], first: Word, last: Word): TextEdit | undefined {
  const indexOf = (word: Word) => list.findIndex(({ at }) => at.span.start === word.at.span.start);
  const [from, to] = [indexOf(first), indexOf(last)];
  const [before, behind] = [list[from - 1], list[to + 1]];
  if (from < 0 || to < from) return undefined;
  if (before) return { span: span(before.at.span.end, last.at.span.end), text: '' };
  return behind && { span: span(first.at.span.start, behind.at.span.start), text: '' };
}
