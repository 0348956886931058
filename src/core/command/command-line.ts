import type { Located, Origin } from '../source';
import type { Place } from './place';

/** A command as its manager would run it. */
export interface CommandLine {
  /** As a person would read it, quoted where needed. */
  readonly text: string;
  /** The program and its arguments; with a shell, the operators between them too. */
  readonly words: readonly Word[];
  /** True where the manager hands the text to a shell: then operators act, else they are passed on as they are. */
  readonly shell: boolean;
  readonly at: Origin;
}

/** One word after unquoting, with the place where it is written, quotes included. */
export interface Word extends Located<string> {
  /** True for an unquoted shell operator: `&&`, `|`, `;`, `&`, `>`. */
  readonly operator: boolean;
  /** False where `at` is only the whole text that the word stands in, as in a folded or escaped scalar. */
  readonly exact: boolean;
  /** Where the characters of `value` are written, for a word that is text to be split again, as behind `sh -c`. */
  readonly inner?: Place;
}
