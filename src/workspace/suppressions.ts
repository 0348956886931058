import { commentsIn, commentStyleOf } from '../core/formats/comments';
import type { Comments } from '../core/formats/comments';
import { LineIndex, span } from '../core/source';
import type { SourceText, Span } from '../core/source';

/** A comment that keeps problems from being told. */
export interface Suppression {
  /** The comment. */
  readonly at: Span;
  /** None means every rule. */
  readonly rules: readonly SuppressedRule[];
  /** Where the problems begin that it is for. */
  readonly reach: Span;
}

export interface SuppressedRule {
  readonly id: string;
  readonly at: Span;
}

const MARK = 'formation-disable-';
const DIRECTIVE = /^(?:#+|<!--)\s*formation-disable-(next-line|line|file)(?![\w-])/;
const RULES = /^\s+([a-z][\w-]*(?:\s*,\s*[a-z][\w-]*)*)/;

/**
 * `# formation-disable-next-line rule, rule -- reason`, and the same with `line` or `file`. The next line is the next
 * that is neither blank nor a comment; a value that runs over several lines counts as one.
 */
export function readSuppressions(source: SourceText): readonly Suppression[] {
  const { text } = source;
  if (!text.includes(MARK)) return [];
  const style = commentStyleOf(source);
  if (!style) return [];
  const found = commentsIn(text, style);
  const lines = new LineIndex(text);
  return found.comments.flatMap((at) => {
    const comment = text.slice(at.start, at.end);
    const [directive, where] = DIRECTIVE.exec(comment) ?? [];
    if (directive === undefined) return [];
    const rules = rulesIn(comment.slice(directive.length), at.start + directive.length);
    return [{ at, rules, reach: reachOf(where, at, text, lines, found) }];
  });
}

function rulesIn(rest: string, start: number): readonly SuppressedRule[] {
  const [whole = '', list = ''] = RULES.exec(rest) ?? [];
  const from = start + whole.length - list.length;
  return [...list.matchAll(/[\w-]+/g)].map(({ 0: id, index }) => ({
    id,
    at: span(from + index, from + index + id.length),
  }));
}

function reachOf(
  where: string | undefined,
  at: Span,
  text: string,
  lines: LineIndex,
  { comments, runs }: Comments,
): Span {
  if (where === 'file') return span(0, text.length);
  if (where === 'line') return wholeLines(lineOf(lines, at.start), lines, runs);
  const commented = new Set(comments.map(({ start }) => start));
  for (let line = lineOf(lines, at.end) + 1; line < lines.lineCount; line++) {
    const start = lines.lineStart(line);
    const first = text.slice(start, lines.lineStart(line + 1)).search(/\S/);
    if (first >= 0 && !commented.has(start + first)) return wholeLines(line, lines, runs);
  }
  return span(text.length, text.length);
}

function lineOf(lines: LineIndex, offset: number): number {
  return lines.positionAt(offset).line;
}

/** A line with the lines that a value runs over which has a part in it. */
function wholeLines(line: number, lines: LineIndex, runs: readonly Span[]): Span {
  let [first, last] = [line, line];
  for (const run of runs) {
    const [from, to] = [lineOf(lines, run.start), lineOf(lines, run.end)];
    if (from > last || to < first) continue;
    [first, last] = [Math.min(first, from), Math.max(last, to)];
  }
  return span(lines.lineStart(first), Math.max(lines.lineStart(last), lines.lineStart(last + 1) - 1));
}
