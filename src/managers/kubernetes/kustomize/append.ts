import { child, isNull } from '../../../core/formats/tree';
import type { Entry, MappingNode, SequenceNode } from '../../../core/formats/tree';
import { columnOf, lineBreak } from '../../../core/formats/yaml/edit';
import { span } from '../../../core/source';
import type { TextEdit } from '../../../core/source';

/** A new item of a list in a kustomization: in YAML's lines, and as JSON where the list is written so. */
export interface NewItem {
  /** Its lines, the first without the dash. */
  readonly lines: readonly string[];
  readonly json: string;
}

/** Adds an item at the end of a list at a kustomization's root, with the list where there is none. */
export function appendItem(
  text: string,
  root: MappingNode,
  key: string,
  item: NewItem,
): TextEdit | undefined {
  const list = child(root, key);
  const entry = root.entries.get(key);
  if (!list || !entry)
    return root.flow ? newFlowEntry(root, key, item) : newBlockEntry(text, root, key, item);
  if (isNull(list)) return { span: span(entry.key.at.span.end, entry.at.span.end), text: `: [${item.json}]` };
  if (list.kind !== 'sequence' || list.through.length > 0) return undefined;
  return list.flow ? intoFlow(list, item) : intoBlock(text, list, item);
}

function newBlockEntry(text: string, root: MappingNode, key: string, item: NewItem): TextEdit {
  const entries = [...root.entries.values()].filter(({ own }) => own);
  const end = entries.reduce((furthest, { at }) => Math.max(furthest, at.span.end), root.at.span.end);
  const at = lineEnd(text, end);
  const indent = entries[0] ? columnOf(text, entries[0].at.span.start) : 0;
  const broken = lineBreak(text);
  const lines = [`${key}:`, ...dashed(item, '  ')];
  return { span: span(at, at), text: lines.map((line) => broken + ' '.repeat(indent) + line).join('') };
}

function newFlowEntry(root: MappingNode, key: string, item: NewItem): TextEdit {
  const last = [...root.entries.values()].reduce<Entry | undefined>(
    (a, b) => (a && a.at.span.end > b.at.span.end ? a : b),
    undefined,
  );
  const end = last?.at.span.end ?? root.at.span.start + 1;
  return { span: span(end, end), text: `${last ? ', ' : ''}"${key}": [${item.json}]` };
}

function intoFlow(list: SequenceNode, { json }: NewItem): TextEdit {
  const last = list.items.at(-1);
  const end = last?.at.span.end ?? list.at.span.start + 1;
  return { span: span(end, end), text: last ? `, ${json}` : json };
}

function intoBlock(text: string, list: SequenceNode, item: NewItem): TextEdit {
  const at = lineEnd(text, list.at.span.end);
  const indent = ' '.repeat(columnOf(text, list.at.span.start));
  return {
    span: span(at, at),
    text: dashed(item, indent)
      .map((line) => lineBreak(text) + line)
      .join(''),
  };
}

function dashed({ lines }: NewItem, indent: string): readonly string[] {
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`);
}

function lineEnd(text: string, offset: number): number {
  const rest = text.slice(offset).search(/[\r\n]/);
  return rest < 0 ? text.length : offset + rest;
}
