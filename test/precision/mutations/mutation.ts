import { applyEdits } from '../../../src/core/source';
import type { TextEdit } from '../../../src/core/source';

/** A file of a corpus. */
export interface CorpusFile {
  /** The project's folder: `<owner>__<name>`. */
  readonly project: string;
  /** The path in the project. */
  readonly path: string;
  readonly text: string;
}

/** A mistake that is put into a good file. One of its edits carries the `MARK`. */
export interface Mutation {
  /** What the mistake is. */
  readonly name: string;
  /** The rules of which one must tell of it. */
  readonly rules: readonly string[];
  readonly edits: readonly TextEdit[];
}

/** Finds the places of a file in which its mistakes can be made. */
export type Mutator = (file: CorpusFile) => readonly Mutation[];

/** Stands on the line that must be told of, and is taken out again: a character of private use. */
export const MARK = '\u{E000}';

/** Lines at `offset`, which is a line's first character. */
export function insertion(offset: number, ...lines: readonly string[]): TextEdit {
  return { span: { start: offset, end: offset }, text: lines.map((line) => `${line}\n`).join('') };
}

/** Marks what is there already. */
export function mark(offset: number): TextEdit {
  return { span: { start: offset, end: offset }, text: MARK };
}

/** The text with the mistake, and the line (from 1) that must be told of. */
export function mutated(text: string, edits: readonly TextEdit[]): { text: string; line: number } {
  const crlf = text.includes('\r\n');
  const marked = applyEdits(
    text,
    edits.map(({ span, text: own }) => ({ span, text: crlf ? own.replace(/\r?\n/g, '\r\n') : own })),
  );
  const place = marked.indexOf(MARK);
  if (place < 0 || marked.indexOf(MARK, place + 1) >= 0) throw new Error('A mutation marks one place.');
  return { text: marked.replace(MARK, ''), line: marked.slice(0, place).split('\n').length };
}
