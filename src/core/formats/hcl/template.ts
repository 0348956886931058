import type { Cursor } from './cursor';
import type { Expression, Literal, Template } from './syntax';

/** Reads what stands in `${}`. */
type ReadExpression = (cursor: Cursor) => Expression;

/** https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#quoted-template-expressions */
export function quoted(cursor: Cursor, expression: ReadExpression): Literal | Template {
  const start = cursor.place++;
  const told = cursor.problems.length;
  const parts = new Parts(cursor, expression);
  for (;;) {
    parts.text(/[^"\\$%\n]+/y);
    if (cursor.take('"')) break;
    if (cursor.atEnd || cursor.ahead('\n')) {
      if (cursor.problems.length === told)
        cursor.fail('The text is not closed: `"` is missing.', start, cursor.place);
      break;
    }
    if (cursor.ahead('\\')) parts.escape();
    else parts.sign();
  }
  return parts.whole(start, 'double');
}

/** https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#heredoc-template-expression */
export function heredoc(cursor: Cursor, expression: ReadExpression): Literal | Template | undefined {
  const start = cursor.place;
  const [, dash = '', mark = ''] = HEREDOC.exec(cursor.match(HEREDOC_START) ?? '') ?? [];
  if (mark === '') return undefined;
  const parts = new Parts(cursor, expression);
  const last = new RegExp(`[ \\t]*${mark}(?=[ \\t]*\\r?(?:\\n|$))`, 'y');
  while (cursor.match(last) === undefined) {
    if (cursor.atEnd) {
      cursor.fail(`The text is not closed: a line \`${mark}\` is missing.`, start, start + 2 + mark.length);
      break;
    }
    parts.line();
  }
  if (dash !== '') parts.outdent();
  return parts.whole(start, 'block');
}

const HEREDOC_START = /<<-?[\p{ID_Start}_][\p{ID_Continue}-]*[ \t]*\r?(?:\n|$)/uy;
const HEREDOC = /^<<(-?)([^\s]+)/;

/** The parts of a template, texts that stand side by side as one. */
class Parts {
  private readonly parts: Expression[] = [];
  private part: { start: number; end: number; text: string } | undefined;

  constructor(
    private readonly cursor: Cursor,
    private readonly expression: ReadExpression,
  ) {}

  text(pattern: RegExp): void {
    const { place } = this.cursor;
    const found = this.cursor.match(pattern);
    if (found !== undefined) this.add(found, place);
  }

  escape(): void {
    const { cursor } = this;
    const { place } = cursor;
    const written = cursor.match(ESCAPE);
    if (written === undefined) {
      if (!cursor.lenient) cursor.fail('There is no such escape sequence.', place, place + 2);
      cursor.place++;
      this.add('\\', place);
    } else this.add(unescaped(written), place);
  }

  /** `$` or `%`: what begins here is text, twice the sign for itself, or something to work out. */
  sign(): void {
    const { cursor } = this;
    const { place } = cursor;
    if (cursor.take('$${')) return this.add('${', place);
    if (cursor.take('%%{')) return this.add('%{', place);
    if (cursor.ahead('${')) return this.interpolation();
    if (cursor.ahead('%{')) return this.directive();
    cursor.place++;
    this.add(cursor.source.text.charAt(place), place);
  }

  line(): void {
    const { cursor } = this;
    for (;;) {
      this.text(/[^$%\n]+/y);
      if (cursor.atEnd) return;
      if (cursor.ahead('\n')) return this.text(/\n/y);
      this.sign();
    }
  }

  /** Takes from each line the blanks that all lines begin with (`<<-`). */
  outdent(): void {
    this.close();
    const texts = this.parts.map((part) => (part.kind === 'literal' ? part.text : '\u0000'));
    const lines = texts
      .join('')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const least = lines.reduce(
      (before, line) => Math.min(before, /^[ \t]*/.exec(line)?.[0].length ?? 0),
      Number.POSITIVE_INFINITY,
    );
    if (least === 0 || !Number.isFinite(least)) return;
    const lead = new RegExp(`^[ \\t]{1,${least}}`);
    let fresh = true;
    for (const [index, part] of this.parts.entries()) {
      if (part.kind === 'literal') {
        const cut = part.text
          .split('\n')
          .map((line, at) => (at > 0 || fresh ? line.replace(lead, '') : line));
        const text = cut.join('\n');
        this.parts[index] = { ...part, value: text, text };
      }
      fresh = part.kind === 'literal' && part.text.endsWith('\n');
    }
  }

  whole(start: number, style: Template['style']): Literal | Template {
    this.close();
    const at = this.cursor.at(start);
    const [first, ...others] = this.parts;
    if (!first) return { kind: 'literal', value: '', text: '', style, at };
    if (first.kind === 'literal' && others.length === 0) return { ...first, style, at };
    return { kind: 'template', parts: this.parts, style, at };
  }

  /** An older parser kept what stands in `${}` for others to work out, so that it may be anything. */
  private interpolation(): void {
    const { cursor } = this;
    const { place } = cursor;
    const before = cursor.problems.length;
    cursor.place += 2;
    cursor.take('~');
    const value = cursor.within(true, () => {
      const read = this.expression(cursor);
      cursor.blank();
      cursor.take('~');
      return read;
    });
    this.close();
    if (cursor.take('}')) {
      this.parts.push(value);
      return;
    }
    if (cursor.lenient) cursor.problems.length = before;
    else cursor.fail('`}` is missing: something is worked out here.', place, place + 2);
    cursor.place = place + 2;
    this.toBrace();
    this.parts.push({ kind: 'opaque', at: cursor.at(place) });
  }

  private directive(): void {
    const { place } = this.cursor;
    this.cursor.place += 2;
    this.toBrace();
    this.close();
    this.parts.push({ kind: 'opaque', at: this.cursor.at(place) });
  }

  /** Behind the brace that closes, or to the end of the line where there is none. */
  private toBrace(): void {
    const { cursor } = this;
    for (let open = 1; open > 0 && !cursor.atEnd && !cursor.ahead('\n'); cursor.place++) {
      if (cursor.ahead('{')) open++;
      if (cursor.ahead('}')) open--;
    }
  }

  private add(text: string, start: number): void {
    const end = this.cursor.place;
    this.part = { start: this.part?.start ?? start, end, text: (this.part?.text ?? '') + text };
  }

  private close(): void {
    const { part } = this;
    this.part = undefined;
    if (!part) return;
    const at = this.cursor.at(part.start, part.end);
    this.parts.push({ kind: 'literal', value: part.text, text: part.text, style: 'plain', at });
  }
}

const ESCAPE = /\\(?:[nrt"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function unescaped(written: string): string {
  const sign = written.charAt(1);
  const code = Number.parseInt(written.slice(2), 16);
  if (sign === 'u' || sign === 'U') return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  return ESCAPES[sign] ?? sign;
}
