import { commentsIn, commentStyleOf } from '../core/formats/comments';
import type { CommentStyle } from '../core/formats/comments';
import { lineBreak } from '../core/formats/yaml/edit';
import { SYNTAX } from '../core/problem';
import type { Problem } from '../core/problem';
import { applyEdits, contains, LineIndex, span } from '../core/source';
import type { Change, SourceText } from '../core/source';
import { SETTINGS } from './rule-settings-file';
import { UNUSED_SUPPRESSION } from './suppressed';
import { readSuppressions } from './suppressions';

/** What no comment suppresses. */
const ALWAYS_TOLD = [SYNTAX, SETTINGS, UNUSED_SUPPRESSION];

const WRITTEN: Readonly<Record<CommentStyle, (directive: string) => string>> = {
  yaml: (directive) => `# ${directive}`,
  lines: (directive) => `# ${directive}`,
  xml: (directive) => `<!-- ${directive} -->`,
};

/** Writes a comment that suppresses a problem, on this line or in this file; undefined where none can stand. */
export function suppress(
  { rule, at }: Problem,
  where: 'line' | 'file',
  source: SourceText,
): Change | undefined {
  const style = commentStyleOf(source);
  if (!style || ALWAYS_TOLD.includes(rule) || at.uri !== source.uri) return undefined;
  const { text } = source;
  const start = where === 'file' ? topOf(text, style) : lineAbove(text, at.span.start, style);
  const indent = style === 'lines' ? '' : (/^[ \t]*/.exec(text.slice(start))?.[0] ?? '');
  const directive = `formation-disable-${where === 'file' ? 'file' : 'next-line'} ${rule}`;
  const end = /\r\n|\n|\r/.exec(text.slice(start))?.[0] ?? lineBreak(text);
  const edit = { span: span(start, start), text: `${indent}${WRITTEN[style](directive)}${end}` };
  const mended = { ...source, text: applyEdits(text, [edit]) };
  const moved = at.span.start + (start <= at.span.start ? edit.text.length : 0);
  const suppresses = readSuppressions(mended).some(
    ({ rules, reach }) => rules.some(({ id }) => id === rule) && contains(reach, moved),
  );
  return suppresses ? { uri: source.uri, edits: [edit] } : undefined;
}

function topOf(text: string, style: CommentStyle): number {
  const first = text.startsWith('\uFEFF') ? 1 : 0;
  if (style !== 'xml') return first;
  const root = text.search(/<[A-Za-z]/);
  return root < 0 ? first : root;
}

/** The start of the line that a problem is in, or of that in which the value begins that runs over it. */
function lineAbove(text: string, offset: number, style: CommentStyle): number {
  const lines = new LineIndex(text);
  const { runs } = commentsIn(text, style);
  const startOf = (place: number) => lines.lineStart(lines.positionAt(place).line);
  let start = startOf(offset);
  for (const run of [...runs].reverse())
    if (run.start < start && start <= run.end) start = startOf(run.start);
  return Math.max(start, text.startsWith('\uFEFF') ? 1 : 0);
}
