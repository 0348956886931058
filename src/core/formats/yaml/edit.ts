import { contains, span } from '../../source';
import type { Origin, Span, TextEdit } from '../../source';
import type { Entry, MappingNode, Node, ScalarNode, SequenceNode } from '../tree';

/** One step from a node to a part of it: an entry of a mapping, or an item of a sequence. */
export type Step =
  { readonly in: MappingNode; readonly entry: Entry } | { readonly in: SequenceNode; readonly item: Node };

/**
 * Writes a plain or quoted value over a scalar, in the quotes it has, or where it is missing. The value must need none
 * of its own.
 */
export function replaceScalar(node: ScalarNode, value: string): TextEdit {
  const { span: written } = node.at;
  if (written.start === written.end) return { span: written, text: ` ${value}` };
  const quote = node.style === 'single' ? "'" : node.style === 'double' ? '"' : '';
  return { span: written, text: quote + value + quote };
}

/** The way from a root to the innermost part that is written over the whole of a place. */
export function pathTo(root: Node | undefined, { span: wanted }: Origin): Step[] {
  const path: Step[] = [];
  const holds = (outer: Span) => contains(outer, wanted.start) && contains(outer, wanted.end);
  let here = root;
  while (here && here.kind !== 'scalar') {
    const step = stepInto(here, holds);
    if (!step) break;
    path.push(step);
    const next: Node = 'entry' in step ? step.entry.value : step.item;
    here = holds(next.at.span) && next.through.length === 0 ? next : undefined;
  }
  return path;
}

function stepInto(node: MappingNode | SequenceNode, holds: (outer: Span) => boolean): Step | undefined {
  if (node.kind === 'sequence') {
    const item = node.items.find((candidate) => holds(useOf(candidate)));
    return item && { in: node, item };
  }
  for (const entry of node.entries.values())
    if (entry.own && holds(entry.at.span)) return { in: node, entry };
  return undefined;
}

/**
 * Takes out what the last step of a path names, and with it up to `climb` containers that held nothing else;
 * a container left with nothing is written `{}` or `[]`, for a block collection cannot be empty.
 * Comments on the lines of what goes, go too; nothing else does.
 */
export function removeAt(text: string, path: readonly Step[], climb = 0): TextEdit {
  let depth = path.length - 1;
  const highest = Math.max(0, depth - climb);
  while (depth > highest && sizeOf(path[depth]) === 1) depth--;
  const step = path[depth];
  if (!step) return { span: span(0, 0), text: '' };
  if (sizeOf(step) === 1) return emptied(text, step.in, path[depth - 1]);
  const parts = partsOf(text, step);
  const index = parts.findIndex(({ own }) => own);
  return removeParts(text, step.in, parts, index, index);
}

/** A list may stand in the column of its key; `[]` there would be a key of its own. */
function emptied(text: string, { kind, at }: MappingNode | SequenceNode, outer: Step | undefined): TextEdit {
  const column = columnOf(text, at.span.start);
  const ownLine = text.slice(at.span.start - column, at.span.start).trim() === '';
  const unindented =
    ownLine && outer && 'entry' in outer && columnOf(text, outer.entry.at.span.start) === column;
  return { span: at.span, text: `${unindented ? '  ' : ''}${kind === 'mapping' ? '{}' : '[]'}` };
}

/** Takes a run of items out of a sequence that keeps at least one other. */
export function removeItems(text: string, sequence: SequenceNode, first: number, last: number): TextEdit {
  const parts = sequence.items.map((item) => partOf(text, sequence, item, false));
  return removeParts(text, sequence, parts, first, last);
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
  const indent = columnOf(text, (own[0] ?? mapping).at.span.start);
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
      : step.in.items.map((item) => partOf(text, step.in, item, item === step.item));
  return parts.sort((a, b) => a.start - b.start);
}

function partOf(text: string, sequence: { readonly flow: boolean }, item: Node, own: boolean): Part {
  const { start, end } = useOf(item);
  return { start: sequence.flow ? start : dashBefore(text, start), end, own };
}

function removeParts(
  text: string,
  container: { readonly flow: boolean },
  parts: readonly Part[],
  first: number,
  last: number,
): TextEdit {
  const [from, to] = [parts[first], parts[last]];
  if (!from || !to) return { span: span(0, 0), text: '' };
  const whole = span(from.start, to.end);
  const next = parts[last + 1];
  const gone = container.flow ? flowSpan(text, whole, next, parts[first - 1]) : blockSpan(text, whole, next);
  return { span: gone, text: '' };
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
function flowSpan(text: string, part: Span, next: Span | undefined, previous: Span | undefined): Span {
  if (next) return span(part.start, next.start);
  return span(previous?.end ?? part.start, part.end + trailingComma(text, part.end));
}

function trailingComma(text: string, end: number): number {
  return /^\s*,/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
}

/** Whole lines; for a part that shares its first line with its container, up to the part that takes its place. */
function blockSpan(text: string, part: Span, next: Span | undefined): Span {
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
