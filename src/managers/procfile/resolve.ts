import { commandTraits } from '../../core/command/traits';
import type { Look, Resolved } from '../../core/manager';
import type { Environment, ProcessType } from '../../core/model';
import { located, span } from '../../core/source';
import type { Change, Origin, SourceText, Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import type { Word } from '../../core/command/command-line';
import { typesOf } from './document';
import type { ProcfileDocument, TypeLine } from './document';

/** A Procfile declares types and commands, and no quantities: those its runner is started with. */
export function resolveProcfile(entry: Uri, look: Look<ProcfileDocument>): Resolved {
  const document = look(entry);
  const processTypes = typeof document === 'object' ? processTypesOf(document) : [];
  const written = { uri: entry, manager: 'procfile', processTypes, autoscalers: [], endpoints: [] };
  const environment: Environment = {
    name: nameOf(entry),
    manager: 'procfile',
    group: entry,
    folder: folderOf(entry),
    files: [entry],
    processTypes,
    autoscalers: [],
    endpoints: [],
  };
  return { written, environment, problems: [] };
}

/** Of a type declared twice the last counts, as for Heroku and node-foreman; the law says that runners disagree. */
function processTypesOf(document: ProcfileDocument): readonly ProcessType[] {
  const byName = new Map<string, TypeLine[]>();
  for (const line of typesOf(document)) byName.set(line.name, [...(byName.get(line.name) ?? []), line]);
  return [...byName.values()].flatMap((lines) => {
    const line = lines.at(-1);
    return line
      ? [
          processTypeOf(
            line,
            document.source,
            lines.map(({ nameAt }) => nameAt),
          ),
        ]
      : [];
  });
}

function processTypeOf(line: TypeLine, source: SourceText, declarations: readonly Origin[]): ProcessType {
  const release = line.name === 'release';
  return {
    name: located(line.name, line.nameAt),
    key: line.name,
    alsoNamed: [],
    manager: 'procfile',
    term: 'process type',
    role: release ? 'one-off' : 'process',
    quantity: { kind: 'none', declared: false, known: true },
    command: line.command,
    needs: [],
    traits: commandTraits(line.command, (words) => () => withoutWords(words, source)),
    body: line.at,
    declarations,
  };
}

function withoutWords(words: readonly Word[], { uri, text }: SourceText): Change {
  let start = words[0]?.at.span.start ?? 0;
  const end = words.at(-1)?.at.span.end ?? start;
  while (start > 0 && ' \t'.includes(text.charAt(start - 1))) start--;
  return { uri, edits: [{ span: span(start, end), text: '' }] };
}
