import type { CommandLine } from '../command/command-line';
import { verbatim } from '../command/place';
import { shellWords } from '../command/words';
import { span } from '../source';
import type { Origin, SourceText } from '../source';

/** A Procfile line by line. */
export interface ProcfileDocument {
  readonly source: SourceText;
  readonly lines: readonly ProcfileLine[];
}

/** A line that declares a process type, or one that is not blank, no comment, and declares none. */
export type ProcfileLine = TypeLine | RejectedLine;

export interface TypeLine {
  readonly kind: 'type';
  readonly name: string;
  readonly nameAt: Origin;
  readonly at: Origin;
  readonly command: CommandLine;
  /** Whether a blank stands behind the colon. */
  readonly spaced: boolean;
}

export interface RejectedLine {
  readonly kind: 'rejected';
  readonly text: string;
  readonly at: Origin;
}

/** The pattern that foreman, honcho and forego share (`foreman/procfile.rb`); line ends may be CRLF. */
const TYPE = /^([A-Za-z0-9_-]+):([ \t]*)(\S.*)$/;

export function readProcfile(source: SourceText): ProcfileDocument {
  const lines: ProcfileLine[] = [];
  const { uri, text } = source;
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const bom = match.index === 0 && match[0].startsWith('\uFEFF') ? 1 : 0;
    const content = match[0].slice(bom).trimEnd();
    const start = match.index + bom;
    if (content === '' || /^\s*#/.test(content)) continue;
    const at = { uri, span: span(start, start + content.length) };
    lines.push(typeLine(content, at) ?? { kind: 'rejected', text: content, at });
  }
  return { source, lines };
}

function typeLine(content: string, at: Origin): TypeLine | undefined {
  const [, name, blanks, command] = TYPE.exec(content) ?? [];
  if (name === undefined || command === undefined) return undefined;
  const { uri, span: whole } = at;
  const commandAt = { uri, span: span(whole.end - command.length, whole.end) };
  return {
    kind: 'type',
    name,
    nameAt: { uri, span: span(whole.start, whole.start + name.length) },
    at,
    spaced: blanks !== '',
    command: { text: command, words: shellWords(command, verbatim(commandAt)), shell: true, at: commandAt },
  };
}

export function typesOf({ lines }: ProcfileDocument): readonly TypeLine[] {
  return lines.filter((line) => line.kind === 'type');
}
