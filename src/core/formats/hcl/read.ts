import { located, span } from '../../source';
import type { Located, SourceText, Span } from '../../source';
import { syntaxProblem } from '../../problem';
import { Cursor, IDENTIFIER } from './cursor';
import { expression } from './expression';
import type { Attribute, Block, Body, Expression, HclFile } from './syntax';
import { quoted } from './template';

/** More than anybody writes by hand. */
const LARGEST_TEXT = 1_000_000;

/**
 * Reads HCL (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md). Total: what is broken is told with its
 * place, and the rest is still read. `lenient` takes what HCL 1 took too: quoted names, several arguments in a line, and
 * anything inside `${}`.
 */
export function readHcl(source: SourceText, { lenient = false } = {}): HclFile {
  const { uri, text } = source;
  if (text.length > LARGEST_TEXT) {
    const problem = syntaxProblem('Too large to read.', { uri, span: span(0, 0) }, 'info');
    return { source, body: { attributes: new Map(), blocks: [], at: problem.at }, problems: [problem] };
  }
  const cursor = new Cursor(source, lenient);
  const read = body(cursor, undefined);
  return { source, body: read, problems: cursor.problems };
}

/** Reads a text in quotes that stands in another format's text; undefined where it does not end where it should. */
export function readTemplate(source: SourceText, { start, end }: Span): Expression | undefined {
  const cursor = new Cursor(source, false);
  cursor.place = start;
  if (!cursor.ahead('"')) return undefined;
  const template = quoted(cursor, expression);
  return cursor.place === end && cursor.problems.length === 0 ? template : undefined;
}

/** `opening` is where the block began that is closed by a brace. */
function body(cursor: Cursor, opening: number | undefined): Body {
  const start = cursor.place;
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (;;) {
    cursor.blankLines();
    if (cursor.atEnd) {
      if (opening !== undefined) cursor.fail('The block is not closed: `}` is missing.', opening);
      break;
    }
    if (cursor.ahead('}')) {
      if (opening !== undefined) break;
      cursor.fail('There is no block that this closes.', cursor.place);
      cursor.place++;
      continue;
    }
    const item = itemOf(cursor, opening);
    if (item && 'body' in item) blocks.push(item);
    else if (item) keep(cursor, attributes, item);
  }
  const whole = cursor.at(start);
  cursor.take('}');
  return { attributes, blocks, at: whole };
}

function keep(cursor: Cursor, attributes: Map<string, Attribute>, attribute: Attribute): void {
  const { value, at } = attribute.name;
  if (attributes.has(value) && !cursor.lenient)
    cursor.fail(`\`${value}\` is set twice.`, at.span.start, at.span.end);
  attributes.set(value, attribute);
}

function itemOf(cursor: Cursor, outer: number | undefined): Attribute | Block | undefined {
  const start = cursor.place;
  const told = cursor.problems.length;
  const name = labelOf(cursor);
  if (!name) return broken(cursor, start, 'A name is expected here.');
  if (cursor.source.text.charAt(start) === '"' && !cursor.lenient)
    cursor.fail('This name stands without quotes.', start, name.at.span.end);
  cursor.blank();
  if (cursor.match(cursor.lenient ? /[=:]/y : /=/y) !== undefined) {
    const attribute = { name, value: expression(cursor), at: cursor.at(start) };
    if (cursor.problems.length > told) skipRest(cursor);
    else endLine(cursor, start, outer);
    return attribute;
  }
  const block = blockOf(cursor, name, start);
  if (block && !cursor.lenient && isInLine(cursor, start, outer))
    cursor.fail('A block in a block begins in a line of its own.', start, name.at.span.end);
  if (block && cursor.problems.length === told) endLine(cursor, start, outer);
  return block;
}

function blockOf(cursor: Cursor, type: Located<string>, start: number): Block | undefined {
  const labels: Located<string>[] = [];
  for (;;) {
    cursor.blank();
    const opening = cursor.place;
    if (cursor.take('{')) {
      const inner = cursor.nested(
        () => cursor.within(false, () => body(cursor, opening)),
        (): Body => ({ attributes: new Map(), blocks: [], at: cursor.at(cursor.place) }),
      );
      return { type, labels, body: inner, at: cursor.at(start) };
    }
    const label = labelOf(cursor);
    if (!label) return broken(cursor, start, '`=` or a block is expected behind the name.');
    labels.push(label);
  }
}

/** A name, bare or in quotes. */
function labelOf(cursor: Cursor): Located<string> | undefined {
  const start = cursor.place;
  if (!cursor.ahead('"')) {
    const name = cursor.match(IDENTIFIER);
    return name === undefined ? undefined : located(name, cursor.at(start));
  }
  const text = quoted(cursor, expression);
  return located(text.kind === 'literal' ? text.text : '', text.at);
}

function broken(cursor: Cursor, start: number, message: string): undefined {
  cursor.fail(message, start, Math.max(cursor.place, start + 1));
  if (cursor.place === start && !cursor.ahead('\n')) cursor.place++;
  cursor.skipLine();
  return undefined;
}

/** Behind what is broken a line that has begun is not read, but one that begins is. */
function skipRest(cursor: Cursor): void {
  if (!/\n\s*$/.test(cursor.source.text.slice(0, cursor.place).slice(-200))) cursor.skipLine();
}

/**
 * Each argument and each block has a line of its own; `{ name = value }` may be one line with the braces (`outer` is the
 * opening one).
 */
function endLine(cursor: Cursor, start: number, outer: number | undefined): void {
  cursor.blank();
  if (cursor.lenient) {
    cursor.take(',');
    return;
  }
  if (cursor.atEnd) return;
  const inLine = isInLine(cursor, start, outer);
  if (cursor.ahead('\n')) {
    if (inLine)
      cursor.fail('A block that begins with an argument in its line must end in it.', outer ?? start);
  } else if (!cursor.ahead('}')) {
    cursor.fail('A new line is expected here.', cursor.place);
    cursor.skipLine();
  } else if (outer !== undefined && !inLine)
    cursor.fail('A new line is expected before the brace.', cursor.place);
}

function isInLine({ source }: Cursor, start: number, outer: number | undefined): boolean {
  return outer !== undefined && !source.text.slice(outer, start).includes('\n');
}
