import type { CommandLine, Word } from '../../core/command/command-line';
import type { RemoveWords } from '../../core/command/remove-words';
import { child, itemsOf, scalarOf } from '../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import { placeOf, removeWords, wordOf } from '../../core/formats/yaml/words';
import { rootAt } from './document';
import { composeWords } from './shell-words';
import type { DocumentOf } from './traits';

/** `entrypoint` and `command` as one argument list. Compose splits strings itself and runs no shell. */
export function commandOf(service: MappingNode, documentOf: DocumentOf): CommandLine | undefined {
  const nodes = [child(service, 'entrypoint'), child(service, 'command')].filter(
    (node) => node !== undefined,
  );
  const words = nodes.flatMap((node) => wordsOf(node, documentOf));
  const last = nodes.at(-1);
  if (!last || words.length === 0) return undefined;
  return { text: words.map(({ value }) => quoted(value)).join(' '), words, shell: false, at: last.at };
}

/** Takes words out of the file that they are written in, unless they are shared through an alias or a merge. */
export function wordRemover(service: MappingNode, documentOf: DocumentOf): RemoveWords {
  return (words) => {
    const node = [child(service, 'entrypoint'), child(service, 'command')].find(
      (candidate) =>
        candidate && words.every(({ at }) => at.uri === candidate.at.uri && within(at.span, candidate)),
    );
    if (!node || node.through.some(({ via }) => via !== 'override')) return undefined;
    const change = () => {
      const document = documentOf(node);
      return document && removeWords(document.source, rootAt(document, node.at), words);
    };
    return change() && (() => change() ?? { uri: node.at.uri, edits: [] });
  };
}

function wordsOf(node: Node, documentOf: DocumentOf): readonly Word[] {
  if (node.kind === 'sequence') return itemsOf(node).flatMap((item) => itemWord(scalarOf(item), documentOf));
  const scalar = scalarOf(node);
  if (!scalar || scalar.value === null) return [];
  return composeWords(scalar.text, placeOf(scalar, documentOf(scalar)?.source.text));
}

function itemWord(node: ScalarNode | undefined, documentOf: DocumentOf): readonly Word[] {
  return node ? [wordOf(node, documentOf(node)?.source.text)] : [];
}

function within({ start, end }: { readonly start: number; readonly end: number }, { at }: Node): boolean {
  return at.span.start <= start && end <= at.span.end;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
