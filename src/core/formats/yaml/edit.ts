import { span } from '../../source';
import type { Span, TextEdit } from '../../source';
import type { Entry, MappingNode, Node, ScalarNode, SequenceNode } from '../tree';

/** One step from a node to a part of it: an entry of a mapping, or an item of a sequence. */
export type Step =
  { readonly in: MappingNode; readonly entry: Entry } | { readonly in: SequenceNode; readonly item: Node };

/** Writes a plain or quoted value over a scalar, in the quotes it has. The value must need none of its own. */
export function replaceScalar(node: ScalarNode, value: string): TextEdit {
  const quote = node.style === 'single' ? "'" : node.style === 'double' ? '"' : '';
  return { span: node.at.span, text: quote + value + quote };
}

/**
 * Takes out what the last step of a path names, and with it each container on the path that held nothing else:
 * a block collection cannot be written empty. Comments on the lines of what goes, go too; nothing else does.
 */
export function removeAt(text: string, path: readonly Step[]): TextEdit {
  let depth = path.length - 1;
  while (depth > 0 && sizeOf(path[depth]) === 1) depth--;
  const step = path[depth];
  if (!step) return { span: span(0, 0), text: '' };
  if (sizeOf(step) === 1) return { span: step.in.at.span, text: step.in.kind === 'mapping' ? '{}' : '[]' };
  const parts = partsOf(text, step);
  const index = parts.findIndex(({ own }) => own);
  const part = parts[index];
  if (!part) return { span: span(0, 0), text: '' };
  const next = parts[index + 1];
  if (step.in.flow) return { span: flowSpan(text, part, next, parts[index - 1]), text: '' };
  return { span: blockSpan(text, part, next), text: '' };
}

/** Adds `key: value` as the last entry of a mapping, in the mapping's own style. The value is YAML text. */
export function insertEntry(text: string, mapping: MappingNode, key: string, value: string): TextEdit {
  const own = [...mapping.entries.values()].filter((entry) => entry.own);
  const last = own.reduce<Entry | undefined>(
    (a, b) => (a && a.at.span.end > b.at.span.end ? a : b),
    undefined,
  );
  if (mapping.flow) {
    if (last) return { span: span(last.at.span.end, last.at.span.end), text: `, ${key}: ${value}` };
    return { span: mapping.at.span, text: `{ ${key}: ${value} }` };
  }
  const first = own[0];
  const indent = first ? columnOf(text, first.at.span.start) : 0;
  const end = lineEnd(text, last?.at.span.end ?? mapping.at.span.end);
  return { span: span(end, end), text: `${lineBreak(text)}${' '.repeat(indent)}${key}: ${value}` };
}

/** The line break that a text uses: that of its first line. */
export function lineBreak(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

export function columnOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isBreak(text.charAt(start - 1))) start--;
  return offset - start - (text.charAt(start) === '\uFEFF' ? 1 : 0);
}

function sizeOf(step: Step | undefined): number {
  if (!step) return 0;
  return 'entry' in step
    ? [...step.in.entries.values()].filter((entry) => entry.own).length
    : step.in.items.length;
}

/** A part of a collection as it is written; a block item starts with its dash. */
interface Part extends Span {
  readonly own: boolean;
}

function partsOf(text: string, step: Step): Part[] {
  const parts: Part[] =
    'entry' in step
      ? [...step.in.entries.values()]
          .filter((entry) => entry.own)
          .map((entry) => ({ ...entry.at.span, own: entry === step.entry }))
      : step.in.items.map((item) => {
          const { start, end } = useOf(item);
          return { start: step.in.flow ? start : dashBefore(text, start), end, own: item === step.item };
        });
  return parts.sort((a, b) => a.start - b.start);
}

/** Where a node stands in its container: at the alias that names it, or where it is written. */
function useOf({ at, through }: Node): Span {
  const last = through.at(-1);
  return last?.via === 'alias' ? last.at.span : at.span;
}

function dashBefore(text: string, start: number): number {
  const from = Math.max(0, start - 200);
  const lead = /-(?:\s|[&!]\S+\s)*$/.exec(text.slice(from, start));
  return lead ? from + lead.index : start;
}

/** With the comma behind it, or for the last part the one before. */
function flowSpan(text: string, part: Part, next: Part | undefined, previous: Part | undefined): Span {
  if (next) return span(part.start, next.start);
  return span(previous?.end ?? part.start, part.end + trailingComma(text, part.end));
}

function trailingComma(text: string, end: number): number {
  return /^\s*,/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
}

/** Whole lines; for a part that shares its first line with its container, up to the part that takes its place. */
function blockSpan(text: string, part: Part, next: Part | undefined): Span {
  const lineStart = part.start - columnOf(text, part.start);
  const sharesLine = text.slice(lineStart, part.start).trim() !== '';
  if (sharesLine) return span(part.start, next?.start ?? part.end);
  const end = lineEnd(text, part.end);
  const after = afterLineBreak(text, end);
  if (after > end || lineStart === 0) return span(lineStart, after);
  return span(beforeLineBreak(text, lineStart), end);
}

function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isBreak(text.charAt(end))) end++;
  return end;
}

function afterLineBreak(text: string, offset: number): number {
  return offset + (/^(\r\n|\n|\r)/.exec(text.slice(offset, offset + 2))?.[0].length ?? 0);
}

function beforeLineBreak(text: string, offset: number): number {
  return offset - (/(\r\n|\n|\r)$/.exec(text.slice(Math.max(0, offset - 2), offset))?.[0].length ?? 0);
}

function isBreak(character: string): boolean {
  return character === '\n' || character === '\r';
}
