import type { Word } from '../../core/command/command-line';
import { commandTraits } from '../../core/command/traits';
import type { ProcessType, Quantity } from '../../core/model';
import { located, span } from '../../core/source';
import type { Change, SourceText } from '../../core/source';
import type { TypeLine } from './document';

/** A process type by the lines that declare it, of which the last counts. */
export function processTypeOf(
  lines: readonly TypeLine[],
  source: SourceText,
  quantity: Quantity,
): ProcessType[] {
  const line = lines.at(-1);
  if (!line) return [];
  return [
    {
      name: located(line.name, line.nameAt),
      key: line.name,
      alsoNamed: [],
      manager: 'procfile',
      term: 'process type',
      // The release phase runs it once per deploy.
      role: line.name === 'release' ? 'one-off' : 'process',
      quantity,
      command: line.command,
      needs: [],
      traits: commandTraits(line.command, (words) => () => withoutWords(words, source)),
      body: line.at,
      declarations: lines.map(({ nameAt }) => nameAt),
    },
  ];
}

/** Takes words out of a text that a shell reads, with the blanks before them. */
export function withoutWords(words: readonly Word[], { uri, text }: SourceText): Change {
  let start = words[0]?.at.span.start ?? 0;
  const end = words.at(-1)?.at.span.end ?? start;
  while (start > 0 && ' \t'.includes(text.charAt(start - 1))) start--;
  return { uri, edits: [{ span: span(start, end), text: '' }] };
}
