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

/** More in one file are not heeded: each is compared with each problem. */
const MOST = 1000;

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
  const directives = found.comments.flatMap((at) => {
    const comment = text.slice(at.start, at.end);
    const [directive, where] = DIRECTIVE.exec(comment) ?? [];
    if (directive === undefined) return [];
    return [{ at, where, rules: rulesIn(comment.slice(directive.length), at.start + directive.length) }];
  });
  if (directives.length === 0) return [];
  const reaches = new Reaches(text, found);
  return directives.slice(0, MOST).map(({ at, where, rules }) => {
    if (where === 'file') return { at, rules, reach: span(0, text.length) };
    return { at, rules, reach: where === 'line' ? reaches.lineOf(at) : reaches.lineBehind(at) };
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

/** The lines of a text, of which those that a value runs over count as one. */
class Reaches {
  private readonly lines: LineIndex;
  /** For each line, the first from it on that is neither blank nor a comment. */
  private readonly statements: number[] = [];
  /** What runs over each line that something runs over. */
  private readonly runs = new Map<number, { first: number; last: number }>();

  constructor(text: string, { comments, runs }: Comments) {
    this.lines = new LineIndex(text);
    const commented = new Set(comments.map(({ start }) => start));
    for (let line = this.lines.lineCount - 1; line >= 0; line--) {
      const start = this.lines.lineStart(line);
      const first = text.slice(start, this.lines.lineStart(line + 1)).search(/\S/);
      const isStatement = first >= 0 && !commented.has(start + first);
      this.statements[line] = isStatement ? line : (this.statements[line + 1] ?? this.lines.lineCount);
    }
    for (const run of runs) this.add(this.numberOf(run.start), this.numberOf(run.end));
  }

  lineOf({ start }: Span): Span {
    return this.whole(this.numberOf(start));
  }

  lineBehind({ end }: Span): Span {
    return this.whole(this.statements[this.numberOf(end) + 1] ?? this.lines.lineCount);
  }

  /** A run may begin on the line on which the one before ends: they are one. */
  private add(from: number, to: number): void {
    const run = this.runs.get(from) ?? { first: from, last: to };
    run.last = to;
    for (let line = from; line <= to; line++) this.runs.set(line, run);
  }

  private whole(line: number): Span {
    const { first, last } = this.runs.get(line) ?? { first: line, last: line };
    const { lines } = this;
    return span(lines.lineStart(first), Math.max(lines.lineStart(last), lines.lineStart(last + 1) - 1));
  }

  private numberOf(offset: number): number {
    return this.lines.positionAt(offset).line;
  }
}
