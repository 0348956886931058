import { charted, verbatim } from '../../core/command/place';
import type { Place } from '../../core/command/place';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { span } from '../../core/source';
import type { Origin, SourceText } from '../../core/source';

/** One assignment of a unit file, its continued lines put together. */
export interface Assignment {
  readonly section: string;
  readonly key: string;
  readonly keyAt: Origin;
  /** Without the blanks around it. Empty, it takes back what was assigned before. */
  readonly value: string;
  /** Where the characters of `value` are written. */
  readonly place: Place;
  /** The whole assignment. */
  readonly at: Origin;
}

/** A unit file or drop-in, as written. */
export interface UnitFile {
  readonly source: SourceText;
  readonly assignments: readonly Assignment[];
  readonly problems: readonly Problem[];
}

/**
 * Reads systemd's syntax (systemd.syntax(7)): `#` and `;` begin comments at the start of a line only; a backslash at its
 * end continues it, comments in between are passed over, and a blank takes the place of backslash and break.
 */
export function readUnitFile(source: SourceText): UnitFile {
  const { uri, text } = source;
  const whole = verbatim({ uri, span: span(0, text.length) });
  const assignments: Assignment[] = [];
  const problems: Problem[] = [];
  let section = '';
  for (const line of logicalLines(text)) {
    const content = line.map(({ character }) => character).join('');
    const [header, name] = /^\s*\[([^\]]*)\]\s*$/.exec(content) ?? [];
    const at = rangeOf(line, whole);
    if (header !== undefined) section = name ?? '';
    else {
      const assignment = assignmentOf(line, content, section, whole);
      if (assignment) assignments.push(assignment);
      else
        problems.push(
          syntaxProblem('Neither `[Section]` nor `Key=value`: systemd passes over it.', at, 'warning'),
        );
    }
  }
  return { source, assignments, problems };
}

/** A character of a line after its continuations are put together, with the part of the text that writes it. */
interface Written {
  readonly character: string;
  readonly start: number;
  readonly end: number;
}

function* logicalLines(text: string): Generator<readonly Written[]> {
  let line: Written[] = [];
  let offset = 0;
  for (const raw of text.split('\n')) {
    const start = offset + (offset === 0 && raw.startsWith('\uFEFF') ? 1 : 0);
    const content = raw.slice(start - offset).replace(/\r$/, '');
    offset += raw.length + 1;
    if (/^\s*[#;]/.test(content) || (line.length === 0 && content.trim() === '')) continue;
    const continued = /(?<!\\)(?:\\\\)*\\$/.test(content);
    const length = continued ? content.length - 1 : content.length;
    for (let at = 0; at < length; at++)
      line.push({ character: content.charAt(at), start: start + at, end: start + at + 1 });
    if (continued) line.push({ character: ' ', start: start + length, end: start + length + 1 });
    else {
      yield line;
      line = [];
    }
  }
  if (line.length > 0) yield line;
}

function assignmentOf(
  line: readonly Written[],
  content: string,
  section: string,
  whole: Place,
): Assignment | undefined {
  const [, blanks = '', key, behind = ''] = /^(\s*)([^\s=[][^=]*?)(\s*=\s*)/.exec(content) ?? [];
  if (key === undefined || section === '') return undefined;
  const start = blanks.length + key.length + behind.length;
  const value = content.slice(start).trimEnd();
  const own = line.slice(start, start + value.length);
  const keyAt = rangeOf(line.slice(blanks.length, blanks.length + key.length), whole);
  const at = rangeOf(line.slice(blanks.length, start + value.length), whole);
  const valueAt = own.length > 0 ? rangeOf(own, whole) : whole.at(at.span.end, at.span.end);
  const place = charted(
    whole,
    valueAt,
    own.map((written) => written.start),
    own.map((written) => written.end),
  );
  return { section, key, keyAt, value, place, at };
}

function rangeOf(line: readonly Written[], whole: Place): Origin {
  return whole.at(line[0]?.start ?? 0, line.at(-1)?.end ?? 0);
}
