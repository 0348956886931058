import type { Word } from '../../command/command-line';
import { inexact, verbatim } from '../../command/place';
import { argument } from '../../command/shlex';
import type { Place } from '../../command/place';
import { span } from '../../source';
import type { Change, SourceText } from '../../source';
import type { Node, ScalarNode, SequenceNode } from '../tree';
import { pathTo, removeItems } from './edit';

/** Where the text of a scalar stands: exact if the file writes it character for character. */
export function placeOf(node: ScalarNode, text: string | undefined): Place {
  const { span: whole } = node.at;
  const quotes = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const written = text?.slice(whole.start + quotes, whole.end - quotes);
  return written === node.text && node.through.length === 0 ? verbatim(node.at, quotes) : inexact(node.at);
}

/** One item of a command's list as a word. */
export function wordOf(node: ScalarNode, text: string | undefined): Word {
  return argument(node.text, placeOf(node, text));
}

/** Takes a run of words out of a command, be it a string or a list. */
export function removeWords(
  source: SourceText,
  root: Node | undefined,
  words: readonly Word[],
): Change | undefined {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return undefined;
  const step = pathTo(root, first.at).at(-1);
  if (step && 'item' in step) return removeFromList(source, step.in, first, last);
  return { uri: source.uri, edits: [{ span: withBlank(source.text, first, last), text: '' }] };
}

function removeFromList(source: SourceText, list: SequenceNode, first: Word, last: Word): Change | undefined {
  const indexOf = (word: Word) => list.items.findIndex(({ at }) => at.span.start === word.at.span.start);
  const [from, to] = [indexOf(first), indexOf(last)];
  if (from < 0 || to < from || list.items.length <= to - from + 1) return undefined;
  return { uri: source.uri, edits: [removeItems(source.text, list, from, to)] };
}

/** With the blanks before it, so that one blank stays between its neighbours. */
function withBlank(text: string, first: Word, last: Word) {
  let { start } = first.at.span;
  while (start > 0 && ' \t'.includes(text.charAt(start - 1))) start--;
  return span(start, last.at.span.end);
}
