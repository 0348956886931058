import { syntaxProblem } from '../../problem';
import type { Problem } from '../../problem';
import { span } from '../../source';
import type { Origin, SourceText } from '../../source';

/** Deeper than anybody writes, and shallow enough for every engine's stack. */
const DEEPEST = 100;

/** A place in a text, moved over blanks, words and signs. */
export class Cursor {
  readonly problems: Problem[] = [];
  place = 0;
  /** True between brackets, where a line break is a blank. */
  private broken = false;
  private depth = 0;
  private tooDeep = false;

  constructor(
    readonly source: SourceText,
    /** True where what an older parser took for right is no problem. */
    readonly lenient: boolean,
  ) {
    if (source.text.startsWith('\uFEFF')) this.place = 1;
  }

  get atEnd(): boolean {
    return this.place >= this.source.text.length;
  }

  /** The next characters, which stay. */
  ahead(text: string): boolean {
    return this.source.text.startsWith(text, this.place);
  }

  take(text: string): boolean {
    if (!this.ahead(text)) return false;
    this.place += text.length;
    return true;
  }

  /** What a sticky pattern finds here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.place;
    const [found] = pattern.exec(this.source.text) ?? [];
    if (found !== undefined) this.place += found.length;
    return found;
  }

  /** Over blanks and comments; over line breaks too where they do not count here. */
  blank(): void {
    this.over(this.broken ? BLANKS : BLANKS_OF_LINE);
  }

  blankLines(): void {
    this.over(BLANKS);
  }

  private over(blanks: RegExp): void {
    while (this.match(blanks) !== undefined || this.comment()) continue;
  }

  private comment(): boolean {
    const { place } = this;
    const comment = this.match(COMMENT);
    if (comment?.startsWith('/*') === true && !/^\/\*[^]*\*\/$/.test(comment))
      this.fail('The comment is not closed: `*/` is missing.', place, place + 2);
    return comment !== undefined;
  }

  /** To the end of the line, or to a brace that closes what is around. */
  skipLine(): void {
    let open = 0;
    while (!this.atEnd && !this.ahead('\n')) {
      if (this.match(COMMENT) !== undefined) continue;
      if (this.ahead('{')) open++;
      if (this.ahead('}') && --open < 0) return;
      this.place++;
    }
  }

  /** Inside brackets line breaks are blanks; inside braces they count again. */
  within<T>(broken: boolean, read: () => T): T {
    const before = this.broken;
    this.broken = broken;
    const result = read();
    this.broken = before;
    return result;
  }

  /** What is nested too deeply is not read, nor is anything behind it. */
  nested<T>(read: () => T, otherwise: () => T): T {
    if (this.depth >= DEEPEST) {
      this.fail('Nested too deeply: not read.', this.place);
      this.tooDeep = true;
      this.place = this.source.text.length;
      return otherwise();
    }
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }

  /** Told once of one place: what follows from a mistake is none of its own. */
  fail(message: string, start: number, end = start + 1): void {
    const { length } = this.source.text;
    const from = Math.max(0, Math.min(start, length - 1));
    if (this.tooDeep || this.problems.at(-1)?.at.span.start === from) return;
    this.problems.push(syntaxProblem(message, this.at(from, Math.max(from, Math.min(end, length)))));
  }

  at(start: number, end = this.place): Origin {
    return { uri: this.source.uri, span: span(start, end) };
  }
}

const BLANKS = /(?:[ \t\n]|\r(?=\n))+/y;
const BLANKS_OF_LINE = /(?:[ \t]|\r(?=\n))+/y;
const COMMENT = /#[^\n]*|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/y;

/** https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#identifiers */
export const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
