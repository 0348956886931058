import type { CommandLine, Word } from '../../command/command-line';
import { commandLine } from '../../command/image-command';
import type { ImageCommand, ImageWords } from '../../command/image-command';
import { removeImageWords } from '../../command/remove-image-words';
import type { RemoveWords } from '../../command/remove-words';
import { child, isNull, itemsOf, scalarOf } from '../tree';
import type { MappingNode, Node, ScalarNode } from '../tree';
import { placeOf, removeWords, wordOf } from '../yaml/words';
import type { SourceText, Uri } from '../../source';
import { rootAt } from './document';
import { composeWords } from './shell-words';
import type { DocumentOf } from './document';

/**
 * `entrypoint` and `command` as one argument list, over what the image runs by itself: an `entrypoint` takes the place of
 * both. Compose splits strings itself and runs no shell.
 */
export function commandOf(
  service: MappingNode,
  image: ImageCommand | undefined,
  documentOf: DocumentOf,
): CommandLine | undefined {
  const written = (key: string): ImageWords | undefined => {
    const node = child(service, key);
    return node && !isNull(node) ? { words: wordsOf(node, documentOf), at: node.at } : undefined;
  };
  const entrypoint = written('entrypoint');
  const command = written('command') ?? (entrypoint ? undefined : image?.cmd);
  return commandLine([entrypoint ?? image?.entrypoint, command]);
}

/**
 * Takes words out of the file that they are written in, be it the image's Dockerfile, unless they are shared through an
 * alias or a merge.
 */
export function wordRemover(
  service: MappingNode,
  image: ImageCommand | undefined,
  documentOf: DocumentOf,
  sourceAt: (uri: Uri) => SourceText | undefined,
): RemoveWords {
  return (words) => {
    const [word] = words;
    if (image && image.base.at.uri === word?.at.uri) return fromDockerfile(words, word.at.uri, sourceAt);
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

function fromDockerfile(
  words: readonly Word[],
  uri: Uri,
  sourceAt: (uri: Uri) => SourceText | undefined,
): ReturnType<RemoveWords> {
  const change = () => {
    const source = sourceAt(uri);
    return source && removeImageWords(words, source);
  };
  return change() && (() => change() ?? { uri, edits: [] });
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
