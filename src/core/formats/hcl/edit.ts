import { span } from '../../source';
import type { Change, SourceText, Span, TextEdit, Uri } from '../../source';
import type { Node, ScalarNode } from '../tree';
import { replaceScalar } from '../yaml/edit';
import type { Body, List } from './syntax';

/** Writes a number where one is written; undefined where it is worked out. */
export function replaceNumber(text: string, node: Node | undefined, value: number): TextEdit | undefined {
  return isNumber(text, node) ? replaceScalar(node, String(value)) : undefined;
}

/**
 * Writes one number at several places, each once; undefined where one of them is worked out, or its file is not there.
 * A place is where a value is written, be it behind a variable in another file.
 */
export function writeNumber(
  nodes: readonly Node[],
  value: number,
  source: (uri: Uri) => SourceText | undefined,
): readonly Change[] | undefined {
  const edits = new Map<Uri, Map<number, TextEdit>>();
  for (const node of nodes) {
    const { uri } = node.at;
    const edit = replaceNumber(source(uri)?.text ?? '', node, value);
    if (!edit) return undefined;
    const own = edits.get(uri) ?? new Map<number, TextEdit>();
    edits.set(uri, own.set(edit.span.start, edit));
  }
  return [...edits].map(([uri, own]) => ({ uri, edits: inOrder([...own.values()]) }));
}

export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start);
}

/** True where a number stands there as it is, be it in quotes. */
function isNumber(text: string, node: Node | undefined): node is ScalarNode {
  if (node?.kind !== 'scalar' || !node.known) return false;
  return /^(?:\d+|"\d+")$/.test(text.slice(node.at.span.start, node.at.span.end));
}

/** Adds an argument as the first line of a block; undefined where the block is one line with something in it. */
export function insertAttribute(
  text: string,
  { at }: Body,
  name: string,
  value: string,
): TextEdit | undefined {
  const { start, end } = at.span;
  const written = text.slice(start, end);
  const outer = indentOf(text, start);
  const line = lineBreakOf(text);
  if (written.trim() === '' && !written.includes('\n')) {
    return { span: at.span, text: `${line}${outer}  ${name} = ${value}${line}${outer}` };
  }
  const head = /^[ \t]*(?:(?:#|\/\/)[^\r\n]*)?(?=\r?\n)/.exec(written)?.[0];
  if (head === undefined) return undefined;
  const indent = /\n([ \t]+)\S/.exec(written)?.[1] ?? `${outer}  `;
  const place = start + head.length;
  return { span: span(place, place), text: `${line}${indent}${name} = ${value}` };
}

/** Adds a block with one argument at the end of a block that has lines of its own. */
export function insertBlock(
  text: string,
  { at }: Body,
  name: string,
  argument: string,
): TextEdit | undefined {
  const { start, end } = at.span;
  const written = text.slice(start, end);
  const tail = /\r?\n[ \t]*$/.exec(written);
  if (!tail) return undefined;
  const line = lineBreakOf(text);
  const indent = /\n([ \t]+)\S/.exec(written)?.[1] ?? `${indentOf(text, start)}  `;
  const place = start + tail.index;
  const lines = ['', '', `${indent}${name} {`, `${indent}  ${argument}`, `${indent}}`];
  return { span: span(place, place), text: lines.join(line) };
}

/** Adds an item at the end of a list. */
export function insertItem(text: string, { items, at }: List, item: string): TextEdit {
  const last = items.at(-1);
  if (!last) return { span: at.span, text: `[${item}]` };
  const { end } = last.at.span;
  const before = text.slice(at.span.start, last.at.span.start);
  const indent = /\n([ \t]*)$/.exec(before)?.[1];
  const gap = indent === undefined ? ' ' : `${lineBreakOf(text)}${indent}`;
  return { span: span(end, end), text: `,${gap}${item}` };
}

/** Takes an argument or a block out, with its line where nothing else stands on it. */
export function removeLines(text: string, { start, end }: Span): TextEdit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*(?:(?:#|\/\/)[^\r\n]*)?\r?(?:\n|$)/.exec(text.slice(end));
  const alone = text.slice(lineStart, start).trim() === '' && rest !== null;
  return { span: alone ? span(lineStart, end + rest[0].length) : span(start, end), text: '' };
}

function indentOf(text: string, place: number): string {
  const lineStart = text.lastIndexOf('\n', place - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, place))?.[0] ?? '';
}

function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}
