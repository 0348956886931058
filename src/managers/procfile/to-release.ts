import { lineBreak } from '../../core/formats/yaml/edit';
import type { TypeLine } from '../../core/formats/procfile';
import { span } from '../../core/source';
import type { Origin, SourceText } from '../../core/source';
import type { Repair } from '../../core/trait';

/**
 * Moves a command that stands before others in a line to a `release` line, which Heroku runs once for each release
 * (https://devcenter.heroku.com/articles/release-phase); undefined where it is not one of a plain row.
 */
export function toRelease(
  { at: whole, command }: TypeLine,
  at: Origin,
  source: SourceText,
): Repair | undefined {
  const { words } = command;
  const index = words.findIndex((word) => word.at.span.end >= at.span.end);
  const before = words.findLastIndex(({ operator }, own) => operator && own < index);
  const behind = words.findIndex(({ operator }, own) => operator && own > index);
  const [first, last, next] = [words[before + 1], words[behind - 1], words[behind + 1]];
  const parted = [words[before], words[behind]].every((word) => !word || /^(&&|;)$/.test(word.value));
  if (index < 0 || behind < 0 || !first || !last || !next || !parted) return undefined;
  const { uri, text } = source;
  const moved = text.slice(first.at.span.start, last.at.span.end);
  const end = whole.span.end;
  return {
    title: 'Run it once for each release',
    change: () => ({
      uri,
      edits: [
        { span: span(first.at.span.start, next.at.span.start), text: '' },
        { span: span(end, end), text: `${lineBreak(text)}release: ${moved}` },
      ],
    }),
    consequence: 'Heroku runs `release` by itself; foreman and its like start it beside the others.',
  };
}
