import { IDENTIFIER } from './cursor';
import type { Cursor } from './cursor';
import type { Expression, For, Literal, ObjectItem } from './syntax';
import { heredoc, quoted } from './template';

/** https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions */
export function expression(cursor: Cursor): Expression {
  return cursor.nested(
    () => choice(cursor),
    () => ({ kind: 'opaque', at: cursor.at(cursor.source.text.length) }),
  );
}

function choice(cursor: Cursor): Expression {
  const start = cursor.place;
  const test = operation(cursor, 0);
  cursor.blank();
  if (!cursor.take('?')) return test;
  const yes = expression(cursor);
  cursor.blank();
  if (!cursor.take(':')) {
    cursor.fail('`:` is missing: a choice has two sides.', cursor.place);
    return { kind: 'opaque', at: cursor.at(start) };
  }
  return { kind: 'choice', test, yes, no: expression(cursor), at: cursor.at(start) };
}

/** From what binds least to what binds most. */
const OPERATORS = [/\|\|/y, /&&/y, /==|!=/y, /[<>]=?/y, /[+-]/y, /[*/%]/y];

function operation(cursor: Cursor, level: number): Expression {
  const pattern = OPERATORS[level];
  if (!pattern) return unary(cursor);
  cursor.blank();
  const start = cursor.place;
  let left = operation(cursor, level + 1);
  for (;;) {
    const end = cursor.place;
    cursor.blank();
    const operator = cursor.match(pattern);
    if (operator === undefined) {
      cursor.place = end;
      return left;
    }
    const right = operation(cursor, level + 1);
    left = { kind: 'operation', operator, left, right, at: cursor.at(start) };
  }
}

function unary(cursor: Cursor): Expression {
  cursor.blank();
  const start = cursor.place;
  const operator = cursor.match(/[!-]/y);
  if (operator === undefined) return accessed(cursor, start, term(cursor));
  const right = cursor.nested(
    () => unary(cursor),
    (): Expression => ({ kind: 'opaque', at: cursor.at(start) }),
  );
  return { kind: 'operation', operator, left: undefined, right, at: cursor.at(start) };
}

/** What is taken out of a value: `.name`, `.0`, `[index]`, `.*`, `[*]`. */
function accessed(cursor: Cursor, start: number, value: Expression): Expression {
  let of = value;
  for (;;) {
    const end = cursor.place;
    cursor.blank();
    const place = cursor.place;
    if (cursor.ahead('...')) return of;
    if (cursor.take('.*') || cursor.match(/\[[ \t]*\*[ \t]*\]/y) !== undefined)
      of = { kind: 'access', of, step: undefined, at: cursor.at(start) };
    else if (cursor.take('.')) of = { kind: 'access', of, step: dotted(cursor), at: cursor.at(start) };
    else if (cursor.take('[')) {
      const step = cursor.within(true, () => expression(cursor));
      cursor.within(true, () => cursor.blank());
      if (!cursor.take(']')) cursor.fail('`]` is missing.', place);
      of = { kind: 'access', of, step, at: cursor.at(start) };
    } else {
      cursor.place = end;
      return of;
    }
  }
}

function dotted(cursor: Cursor): Expression {
  cursor.blank();
  const start = cursor.place;
  const text = cursor.match(IDENTIFIER) ?? cursor.match(/\d+/y);
  if (text !== undefined) return { kind: 'literal', value: text, text, style: 'plain', at: cursor.at(start) };
  cursor.fail('A name is missing behind the dot.', start - 1);
  return { kind: 'opaque', at: cursor.at(start) };
}

const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*(?:::[\p{ID_Start}_][\p{ID_Continue}-]*)*/uy;

function term(cursor: Cursor): Expression {
  const start = cursor.place;
  if (cursor.ahead('"')) return quoted(cursor, expression);
  if (cursor.ahead('[')) return list(cursor);
  if (cursor.ahead('{')) return object(cursor);
  if (cursor.take('(')) return parenthesised(cursor, start);
  const text = cursor.match(NUMBER);
  if (text !== undefined)
    return { kind: 'literal', value: Number(text), text, style: 'plain', at: cursor.at(start) };
  const name = cursor.match(NAME);
  if (name !== undefined) return cursor.ahead('(') ? call(cursor, name, start) : named(cursor, name, start);
  const long = heredoc(cursor, expression);
  if (long) return long;
  cursor.fail('A value is missing here.', start);
  return { kind: 'opaque', at: cursor.at(start) };
}

const KEYWORDS: Readonly<Record<string, Literal['value']>> = { true: true, false: false, null: null };

function named(cursor: Cursor, name: string, start: number): Expression {
  const at = cursor.at(start);
  const value = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
  if (value === undefined) return { kind: 'name', name, at };
  return { kind: 'literal', value, text: name, style: 'plain', at };
}

function parenthesised(cursor: Cursor, start: number): Expression {
  return cursor.within(true, () => {
    const inner = expression(cursor);
    cursor.blank();
    if (!cursor.take(')')) cursor.fail('`)` is missing.', start);
    return inner;
  });
}

function call(cursor: Cursor, name: string, start: number): Expression {
  cursor.place++;
  return cursor.within(true, () => {
    const args: Expression[] = [];
    let spread = false;
    for (;;) {
      cursor.blank();
      if (cursor.take(')')) break;
      args.push(expression(cursor));
      cursor.blank();
      if (cursor.take('...')) spread = true;
      cursor.blank();
      if (cursor.take(',')) continue;
      if (!cursor.take(')'))
        cursor.fail('`)` is missing: the arguments do not end.', start, start + name.length);
      break;
    }
    return { kind: 'call', name, args, spread, at: cursor.at(start) };
  });
}

function list(cursor: Cursor): Expression {
  const start = cursor.place++;
  return cursor.within(true, () => {
    const comprehension = forExpression(cursor, start, ']');
    if (comprehension) return comprehension;
    const items: Expression[] = [];
    for (;;) {
      cursor.blank();
      if (cursor.take(']')) break;
      items.push(expression(cursor));
      cursor.blank();
      if (cursor.take(',')) continue;
      if (!cursor.take(']')) cursor.fail('`]` is missing: the list does not end.', start);
      break;
    }
    return { kind: 'list', items, at: cursor.at(start) };
  });
}

function object(cursor: Cursor): Expression {
  const start = cursor.place++;
  const comprehension = cursor.within(true, () => forExpression(cursor, start, '}'));
  if (comprehension) return comprehension;
  return cursor.within(false, () => {
    const items: ObjectItem[] = [];
    for (;;) {
      cursor.blankLines();
      if (cursor.take('}')) break;
      const item = objectItem(cursor);
      if (item) items.push(item);
      cursor.blank();
      if (cursor.take(',') || cursor.ahead('\n')) continue;
      if (cursor.take('}')) break;
      if (item && cursor.lenient && !cursor.atEnd) continue;
      cursor.fail('`}` is missing: the object does not end.', start);
      break;
    }
    return { kind: 'object', items, at: cursor.at(start) };
  });
}

/** `key = value`, `key : value`; an older parser also took `key { ... }`. */
function objectItem(cursor: Cursor): ObjectItem | undefined {
  const start = cursor.place;
  const key = operation(cursor, 0);
  cursor.blank();
  const separated = cursor.match(/[=:]/y) !== undefined;
  if (!separated && !(cursor.lenient && cursor.ahead('{'))) {
    cursor.fail('`=` is missing behind the key.', start, Math.max(cursor.place, start + 1));
    cursor.skipLine();
    return undefined;
  }
  return { key, value: expression(cursor), at: cursor.at(start) };
}

/** `for name, value in of : result`, behind the bracket that opens; undefined where it is something else. */
function forExpression(cursor: Cursor, start: number, end: ']' | '}'): For | undefined {
  const before = cursor.place;
  cursor.blank();
  const word = cursor.match(IDENTIFIER);
  if (word !== 'for') {
    cursor.place = before;
    return undefined;
  }
  const first = part(cursor, IDENTIFIER);
  const second = part(cursor, /,/y) === undefined ? undefined : part(cursor, IDENTIFIER);
  if (part(cursor, /in\b/y) === undefined || first === undefined)
    cursor.fail('This should be `for value in ...`.', start, cursor.place);
  const of = expression(cursor);
  if (part(cursor, /:/y) === undefined)
    cursor.fail('`:` is missing behind what is gone through.', cursor.place);
  const own = expression(cursor);
  const result = part(cursor, /=>/y) === undefined ? undefined : expression(cursor);
  if (!result && end === '}') cursor.fail('`=>` is missing behind the key.', cursor.place);
  const grouped = part(cursor, /\.\.\./y) !== undefined;
  const test = part(cursor, /if\b/y) === undefined ? undefined : expression(cursor);
  cursor.blank();
  if (!cursor.take(end)) cursor.fail(`\`${end}\` is missing.`, start);
  return {
    kind: 'for',
    name: second === undefined ? undefined : first,
    value: second ?? first ?? '',
    of,
    key: result && own,
    result: result ?? own,
    test,
    grouped,
    at: cursor.at(start),
  };
}

function part(cursor: Cursor, pattern: RegExp): string | undefined {
  cursor.blank();
  return cursor.match(pattern);
}
