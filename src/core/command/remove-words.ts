import type { Change } from '../source';
import type { Word } from './command-line';

/** Takes words out of the file that a command is written in; undefined where that cannot be done exactly. */
export type RemoveWords = (words: readonly Word[]) => (() => Change) | undefined;
