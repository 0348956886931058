import { span } from '../../source';
import type { Span, TextEdit } from '../../source';
import type { Node, ScalarNode } from '../tree';
import { replaceScalar } from '../yaml/edit';
import type { Body } from './syntax';

/** Writes a number where one is written; undefined where it is worked out. */
export function replaceNumber(text: string, node: Node | undefined, value: number): TextEdit | undefined {
  return isNumber(text, node) ? replaceScalar(node, String(value)) : undefined;
}

/** True where a number stands there as it is, be it in quotes. */
export function isNumber(text: string, node: Node | undefined): node is ScalarNode {
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
