import { charted, verbatim } from '../command/place';
import type { Place } from '../command/place';
import { syntaxProblem } from '../problem';
import type { Problem } from '../problem';
import { span } from '../source';
import type { Origin, SourceText } from '../source';

/** One option of a section. */
export interface Option {
  /** In small letters. */
  readonly key: string;
  readonly value: string;
  /** Where the characters of `value` are written. */
  readonly place: Place;
  /** From the key's first character to the value's last. */
  readonly at: Origin;
}

export interface Section {
  readonly name: string;
  /** The header, brackets included. */
  readonly at: Origin;
  /** By key; of one that stands twice the last counts. */
  readonly options: ReadonlyMap<string, Option>;
}

/** An INI file as Python's `RawConfigParser` reads it where it is told that `;` and `#` may end a line. */
export interface ConfigFile {
  readonly source: SourceText;
  /** Sections of one name are one. */
  readonly sections: readonly Section[];
  readonly problems: readonly Problem[];
}

/** Where a line's own text stands: from the first character that is no blank, to before a comment. */
interface Line {
  readonly start: number;
  readonly indent: number;
  readonly text: string;
  /** False for a line that holds a comment alone. */
  readonly blank: boolean;
}

/**
 * Reads sections and options (https://docs.python.org/3/library/configparser.html). A line that is indented deeper than
 * its key continues its value; a comment begins with `;` or `#` at a line's start, or behind a blank.
 */
export function readConfigFile(source: SourceText): ConfigFile {
  return new Reader(source).read();
}

class Reader {
  private readonly sections = new Map<string, { at: Origin; options: Map<string, Option> }>();
  private readonly problems: Problem[] = [];
  private readonly whole: Place;
  private options: Map<string, Option> | undefined;
  /** The lines of the option that is read, with its key's indentation. */
  private current: { key: string; indent: number; start: number; lines: Line[] } | undefined;

  constructor(private readonly source: SourceText) {
    this.whole = verbatim({ uri: source.uri, span: span(0, source.text.length) });
  }

  read(): ConfigFile {
    for (const line of linesOf(this.source.text)) this.line(line);
    this.close();
    const sections = [...this.sections].map(([name, section]) => ({ name, ...section }));
    return { source: this.source, sections, problems: this.problems };
  }

  private line(line: Line): void {
    if (line.text === '') {
      if (line.blank) this.current?.lines.push(line);
      return;
    }
    if (this.current && line.indent > this.current.indent) {
      this.current.lines.push(line);
      return;
    }
    this.close();
    const name = /^\[([^\]]+)\]/.exec(line.text)?.[1];
    if (name !== undefined) this.open(name, line);
    else this.option(line);
  }

  private open(name: string, { start, text }: Line): void {
    const known = this.sections.get(name);
    const header = this.whole.at(start, start + text.indexOf(']') + 1);
    const section = known ?? { at: header, options: new Map<string, Option>() };
    this.sections.set(name, section);
    this.options = section.options;
  }

  private option(line: Line): void {
    const [head, key] = /^([^\s=:][^=:]*?)\s*[=:]\s*/.exec(line.text) ?? [];
    if (head === undefined || key === undefined || !this.options) {
      const what = this.options
        ? 'Neither `[section]` nor `key=value`.'
        : 'This stands before any `[section]`.';
      this.problems.push(syntaxProblem(what, this.whole.at(line.start, line.start + line.text.length)));
      return;
    }
    const start = line.start + head.length;
    const value = { ...line, start, text: line.text.slice(head.length) };
    this.current = { key: key.toLowerCase(), indent: line.indent, start: line.start, lines: [value] };
  }

  private close(): void {
    const { current, options, whole } = this;
    this.current = undefined;
    if (!current || !options) return;
    const { key, lines, start } = current;
    while (lines.length > 1 && lines.at(-1)?.text === '') lines.pop();
    const value = lines.map(({ text }) => text).join('\n');
    const starts = lines.flatMap((line, index) => [
      ...(index === 0 ? [] : [line.start]),
      ...Array.from({ length: line.text.length }, (_, at) => line.start + at),
    ]);
    const ends = lines.flatMap((line, index) => [
      ...(index === 0 ? [] : [line.start]),
      ...Array.from({ length: line.text.length }, (_, at) => line.start + at + 1),
    ]);
    const from = lines[0]?.start ?? start;
    const end = ends.at(-1) ?? from;
    const place = charted(whole, whole.at(from, end), starts, ends);
    options.set(key, { key, value, place, at: whole.at(start, end) });
  }
}

function* linesOf(text: string): Generator<Line> {
  let offset = 0;
  for (const raw of text.split('\n')) {
    const lead = /^\uFEFF?\s*/.exec(raw)?.[0] ?? '';
    const comment = /(?:^|\s)[#;]/.exec(raw);
    const content = (comment ? raw.slice(0, comment.index) : raw).trimEnd();
    const start = offset + lead.length;
    const indent = lead.replace('\uFEFF', '').length;
    yield { start, indent, text: content.slice(lead.length), blank: !comment };
    offset += raw.length + 1;
  }
}
