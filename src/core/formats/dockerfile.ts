import { charted, verbatim } from '../command/place';
import type { Place } from '../command/place';
import { span } from '../source';
import type { SourceText } from '../source';

/** One instruction of a Dockerfile, its continued lines put together. */
export interface Instruction {
  /** In capitals: `CMD`. */
  readonly keyword: string;
  /** What stands behind the keyword, without the blanks around it. */
  readonly text: string;
  /** Where the characters of `text` are written. */
  readonly place: Place;
}

/**
 * The instructions of a Dockerfile, in order (https://docs.docker.com/reference/dockerfile/). A line that ends in the
 * escape character goes on in the next that is neither blank nor a comment; behind a here-document's mark its lines are
 * no instructions. Total: a line that is no instruction is one with an odd keyword.
 */
export function readDockerfile({ uri, text }: SourceText): readonly Instruction[] {
  const whole = verbatim({ uri, span: span(0, text.length) });
  const continued = new RegExp(`${escapeIn(text) === '`' ? '`' : '\\\\'}[ \\t]*$`);
  const instructions: Instruction[] = [];
  const lines = text.matchAll(/^\uFEFF?([^\r\n]*)/gm);
  let pieces: Piece[] = [];
  for (const { 0: line, 1: content = '', index } of lines) {
    if (/^\s*(#|$)/.test(content)) continue;
    const start = index + line.length - content.length;
    const end = continued.exec(content)?.index;
    pieces.push({ start, text: content.slice(0, end) });
    if (end !== undefined) continue;
    const instruction = instructionOf(pieces, whole);
    instructions.push(instruction);
    pieces = [];
    skipHereDocuments(instruction, lines);
  }
  if (pieces.length > 0) instructions.push(instructionOf(pieces, whole));
  return instructions;
}

/** A part of a line, with the offset that it starts at. */
interface Piece {
  readonly start: number;
  readonly text: string;
}

/** Directives stand above everything else, comments too. */
function escapeIn(text: string): string | undefined {
  for (const [line] of text.matchAll(/^[^\r\n]*/gm)) {
    const [, name, value] = /^\uFEFF?#\s*(\w+)\s*=\s*(\S+)\s*$/.exec(line) ?? [];
    if (name === undefined) return undefined;
    if (name.toLowerCase() === 'escape') return value;
  }
  return undefined;
}

function instructionOf(pieces: readonly Piece[], whole: Place): Instruction {
  const joined = pieces.map(({ text }) => text).join('');
  const starts = pieces.flatMap(({ start, text }) =>
    Array.from({ length: text.length }, (_, at) => start + at),
  );
  const [head = '', keyword = ''] = /^\s*(\S*)\s*/.exec(joined) ?? [];
  const text = joined.slice(head.length).trimEnd();
  const own = starts.slice(head.length, head.length + text.length);
  const from = own[0] ?? starts.at(-1) ?? 0;
  const ends = own.map((start) => start + 1);
  const place = charted(whole, whole.at(from, ends.at(-1) ?? from), own, ends);
  return { keyword: keyword.toUpperCase(), text, place };
}

/** Only these take here-documents. */
const TAKES_HERE_DOCUMENTS = /^(RUN|COPY|ADD)$/;

function skipHereDocuments({ keyword, text }: Instruction, lines: Iterator<RegExpExecArray>): void {
  if (!TAKES_HERE_DOCUMENTS.test(keyword)) return;
  for (const [, tabs, , delimiter = ''] of text.matchAll(/(?<!<)<<(-?)(["']?)([\w.]+)\2/g)) {
    for (let line = lines.next(); !line.done; line = lines.next()) {
      const content = line.value[1] ?? '';
      if ((tabs === '' ? content : content.replace(/^\t+/, '')) === delimiter) break;
    }
  }
}
