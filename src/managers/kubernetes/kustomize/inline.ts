import type { Node, ScalarNode } from '../../../core/formats/tree';
import { readYaml } from '../../../core/formats/yaml/read';
import { span } from '../../../core/source';
import type { Origin, SourceText } from '../../../core/source';
import { mapTree } from './tree';

/** YAML that stands as text inside YAML, such as an inline patch; undefined where it is broken. */
export function readInline(scalar: ScalarNode, source: SourceText | undefined): readonly Node[] | undefined {
  const { roots, problems } = readYaml({ uri: scalar.at.uri, version: 0, text: scalar.text });
  if (problems.length > 0) return undefined;
  const placed = placement(scalar, source?.text ?? '');
  return roots.flatMap((root) => (root ? [mapTree(root, (node) => ({ ...node, at: placed(node.at) }))] : []));
}

/** Where a range of the inner text stands in the file: all of the scalar where the file writes it in another way. */
function placement({ style, at, text: inner }: ScalarNode, file: string): (inside: Origin) => Origin {
  const starts =
    style === 'block' ? blockLineStarts(inner, file, at) : flowLineStarts(inner, file, at, style);
  if (!starts) return () => at;
  const innerStarts = lineStarts(inner);
  const outer = (offset: number) => {
    const line = lastAtMost(innerStarts, offset);
    return (starts[line] ?? at.span.end) + offset - (innerStarts[line] ?? 0);
  };
  return ({ span: { start, end } }) => ({
    uri: at.uri,
    span: span(outer(start), Math.max(outer(start), outer(end))),
  });
}

/** Where each line of a literal block's text starts in the file; undefined for a folded one. */
function blockLineStarts(
  inner: string,
  file: string,
  { span: { start, end } }: Origin,
): number[] | undefined {
  const header = file.slice(start, end).search(/[\r\n]/);
  if (header < 0) return undefined;
  const written = file.slice(start, end);
  const offsets = lineStarts(written);
  const starts: number[] = [];
  const lines = inner.split('\n');
  for (const [index, line] of lines.entries()) {
    const from = offsets[index + 1];
    if (from === undefined) return line === '' ? starts : undefined;
    const whole = written.slice(from, offsets[index + 2] ?? written.length).replace(/[\r\n]+$/, '');
    if (!whole.endsWith(line.trimEnd()) && whole.trimEnd() !== line.trimEnd()) return undefined;
    const indent = line === '' ? 0 : whole.indexOf(line.trimEnd());
    if (indent < 0 || whole.slice(0, indent).trim() !== '') return undefined;
    starts.push(start + from + indent);
  }
  return starts;
}

/** A text on one line, written as it is, perhaps in quotes. */
function flowLineStarts(
  inner: string,
  file: string,
  { span: { start, end } }: Origin,
  style: string,
): number[] | undefined {
  const quotes = style === 'plain' ? 0 : 1;
  return file.slice(start + quotes, end - quotes) === inner && !inner.includes('\n')
    ? [start + quotes]
    : undefined;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const breaks = /\r\n|\n|\r/g;
  while (breaks.exec(text)) starts.push(breaks.lastIndex);
  return starts;
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
