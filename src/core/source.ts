/** A file by its address, as `vscode.Uri.toString()` prints it: the key of every cache. */
export type Uri = string;

/** One version of a file's text. */
export interface SourceText {
  readonly uri: Uri;
  readonly version: number;
  readonly text: string;
}

/** A half-open range of UTF-16 offsets: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A range in a file. */
export interface Origin {
  readonly uri: Uri;
  readonly span: Span;
}

/** A part of a text that is read on its own. An edit before it moves it as a whole. */
export interface Block {
  readonly uri: Uri;
  readonly start: number;
}

/** A range inside a block: it moves with it, and is the same range in each version of the text. */
export class Anchored implements Origin {
  constructor(
    private readonly block: Block,
    private readonly from: number,
    private readonly to: number,
  ) {}

  get uri(): Uri {
    return this.block.uri;
  }

  get span(): Span {
    const { start } = this.block;
    return { start: start + this.from, end: start + this.to };
  }
}

/** A range of another range, by offsets in it; it moves with it. */
export function within(outer: Origin, from: number, to: number): Origin {
  return {
    uri: outer.uri,
    get span() {
      const { start } = outer.span;
      return { start: start + from, end: start + to };
    },
  };
}

/** From the start of one range to the end of another; it moves with them. */
export function between(first: Origin, last: Origin): Origin {
  return {
    uri: first.uri,
    get span() {
      return { start: first.span.start, end: last.span.end };
    },
  };
}

/** One step on the way from where a value is written to where it is used. */
export interface Passage {
  readonly via: 'alias' | 'merge' | 'variable' | 'include' | 'extends' | 'override' | 'base' | 'patch';
  /** What made the step: the alias, the `<<` key, the reference to the variable. */
  readonly at: Origin;
  /** The value that it took the place of. */
  readonly over?: Origin;
}

/** A value with the place it is written at, and the indirections it came through, outermost last. */
export interface Located<T> {
  readonly value: T;
  readonly at: Origin;
  readonly through: readonly Passage[];
}

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Edits of one file, in ascending order and never overlapping. */
export interface Change {
  readonly uri: Uri;
  /** True for a file that is not there yet: then what is inserted is all of it. */
  readonly creates?: boolean;
  readonly edits: readonly TextEdit[];
}

/** A place as hosts count it: both zero-based, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Converts between offsets and positions of one text. Lines end in `\n`, `\r\n` or `\r`. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    const breaks = /\r\n|\n|\r/g;
    while (breaks.exec(text)) this.starts.push(breaks.lastIndex);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  positionAt(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: bounded - this.lineStart(low) };
  }

  offsetAt({ line, column }: Position): number {
    if (line >= this.starts.length) return this.text.length;
    return Math.min(this.lineStart(line) + column, this.lineStart(line + 1));
  }

  /** The offset at which a line starts; the text's end for a line behind the last. */
  lineStart(line: number): number {
    return this.starts[line] ?? this.text.length;
  }
}

export function span(start: number, end: number): Span {
  return { start, end };
}

export function located<T>(value: T, at: Origin, through: readonly Passage[] = []): Located<T> {
  return { value, at, through };
}

/** True where an edit changes some of what stands at a place. */
export function changes({ uri, edits }: Change, place: Origin): boolean {
  return (
    uri === place.uri && edits.some(({ span }) => span.start < place.span.end && span.end > place.span.start)
  );
}

export function contains(outer: Span, offset: number): boolean {
  return outer.start <= offset && offset <= outer.end;
}

/** The text after a change's edits. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let last = 0;
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    result += text.slice(last, edit.span.start) + edit.text;
    last = edit.span.end;
  }
  return result + text.slice(last);
}
