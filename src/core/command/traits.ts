import { located } from '../source';
import type { DetachesTrait, PidFileTrait, Repair, Trait } from '../trait';
import type { CommandLine } from './command-line';
import { detachmentsIn } from './detach';
import type { Detachment } from './detach';
import { migrations } from './habits/migrates';
import { restartLoops } from './habits/restart-loop';
import { severalWorkloads } from './habits/several-workloads';
import { placeOfWords } from './place-of-words';
import type { RemoveWords } from './remove-words';
import { scheduleTraits } from './schedules';
import { unwrap } from './unwrap';
import type { Unwrapped } from './unwrap';

/** What a command does that its manager should do, as traits of its process type. */
export function commandTraits(command: CommandLine, removeWords: RemoveWords): readonly Trait[] {
  const unwrapped = unwrap(command);
  return [
    ...detachmentTraits(unwrapped, removeWords),
    ...scheduleTraits(unwrapped, removeWords),
    ...restartLoops(unwrapped),
    ...severalWorkloads(unwrapped),
    ...migrations(unwrapped),
  ];
}

function detachmentTraits(
  unwrapped: Unwrapped,
  removeWords: RemoveWords,
): readonly (DetachesTrait | PidFileTrait)[] {
  return detachmentsIn(unwrapped).flatMap((found) => {
    const at = placeOfWords(found.words);
    if (!at) return [];
    const text = found.words.map(({ value }) => value).join(' ');
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
