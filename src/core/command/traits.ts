import { between, located } from '../source';
import type { Change } from '../source';
import type { DetachesTrait, PidFileTrait, Repair } from '../trait';
import type { CommandLine, Word } from './command-line';
import { detachments } from './detach';
import type { Detachment } from './detach';

/** Takes words out of the file that a command is written in; undefined where that cannot be done exactly. */
export type RemoveWords = (words: readonly Word[]) => (() => Change) | undefined;

/** What a command does that its manager should do, as traits of its process type. */
export function commandTraits(
  command: CommandLine,
  removeWords: RemoveWords,
): readonly (DetachesTrait | PidFileTrait)[] {
  return detachments(command).flatMap((found) => {
    const [first] = found.words;
    const last = found.words.at(-1);
    if (!first || !last) return [];
    const text = found.words.map(({ value }) => value).join(' ');
    const at =
      sameFile(first, last) && last.at.span.end >= first.at.span.start
        ? between(first.at, last.at)
        : first.at;
    const { program, by } = found;
    const fact = {
      at,
      program,
      flag: located(text, at),
      reason: found.reason,
      ...remover(found, removeWords),
    };
    return [found.kind === 'detaches' ? { ...fact, kind: 'detaches', by } : { ...fact, kind: 'pid-file' }];
  });
}

function remover({ removable, words, by }: Detachment, removeWords: RemoveWords): { remove?: Repair } {
  if (!removable || by === 'default' || !words.every(({ exact }) => exact)) return {};
  const change = removeWords(words);
  return change ? { remove: { title: `Remove ${words.map(({ value }) => value).join(' ')}`, change } } : {};
}

const sameFile = (a: Word, b: Word) => a.at.uri === b.at.uri;
