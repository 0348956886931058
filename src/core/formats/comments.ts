import { Lexer } from 'yaml';
import { span } from '../source';
import type { SourceText, Span } from '../source';
import { nameOf } from '../uri';

/** How a format writes comments. */
export type CommentStyle = 'yaml' | 'lines' | 'xml';

/** The comments of a text, and the values that run over line breaks, where no comment can stand. */
export interface Comments {
  readonly comments: readonly Span[];
  readonly runs: readonly Span[];
}

/** The style of a manifest's format by its name; undefined where it has no comments, as in JSON. */
export function commentStyleOf({ uri, text }: SourceText): CommentStyle | undefined {
  const name = nameOf(uri);
  if (name.endsWith('.json')) return undefined;
  if (name.endsWith('.plist')) return 'xml';
  if (name.endsWith('.template') && /^\s*\{/.test(text)) return undefined;
  return /\.(ya?ml|template)$|^Kustomization$/.test(name) ? 'yaml' : 'lines';
}

const READERS = { yaml: yamlComments, lines: lineComments, xml: xmlComments };

/** What the format itself takes for comments: never what is in quotes or in a block of text. */
export function commentsIn(text: string, style: CommentStyle): Comments {
  return READERS[style](text);
}

/** What the lexer puts between the parts of the text to say what comes next. */
const SCALAR_FOLLOWS = '\x1f';
const MARKS = ['\x02', '\x18', SCALAR_FOLLOWS];

function yamlComments(text: string): Comments {
  const comments: Span[] = [];
  const runs: Span[] = [];
  let offset = 0;
  let before = '';
  let header: number | undefined;
  for (const token of new Lexer().lex(text)) {
    const isScalar = before === SCALAR_FOLLOWS;
    before = token;
    if (!isScalar && MARKS.includes(token)) continue;
    const end = offset + token.length;
    if (!isScalar && token.startsWith('#')) comments.push(span(offset, end));
    else if (!isScalar && /^[|>]/.test(token)) header = offset;
    else if (isScalar || /^["']/.test(token)) {
      const written = token.trimEnd().length;
      const start = header ?? offset;
      if (/[\r\n]/.test(text.slice(start, offset + written))) runs.push(span(start, offset + written));
      header = undefined;
    }
    offset = end;
  }
  return { comments, runs };
}

/** Whole lines, and what a shell takes for a comment at the end of one. */
function lineComments(text: string): Comments {
  const comments = [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const start = commentStart(line.replace('\uFEFF', ' '));
    return start < 0 ? [] : [span(index + start, index + line.length)];
  });
  return { comments, runs: [] };
}

/** The first `#` behind a blank and outside quotes. */
function commentStart(line: string): number {
  let quote = '';
  for (let index = 0; index < line.length; index++) {
    const letter = line.charAt(index);
    if (letter === '\\' && quote !== "'") index++;
    else if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '#' && /^$|\s/.test(line.charAt(index - 1))) return index;
  }
  return -1;
}

function xmlComments(text: string): Comments {
  const comments: Span[] = [];
  for (let at = 0; ;) {
    const opens = /<!--|<!\[CDATA\[/g;
    opens.lastIndex = at;
    const open = opens.exec(text);
    const close = open?.[0] === '<!--' ? '-->' : ']]>';
    const end = open ? text.indexOf(close, opens.lastIndex) : -1;
    if (!open || end < 0) return { comments, runs: [] };
    at = end + close.length;
    if (close === '-->') comments.push(span(open.index, at));
  }
}
