import { within } from '../../../core/source';
import type { Origin, SourceText } from '../../../core/source';

/** The name that stands for every type that a list does not name. */
export const ALL = 'all';

/** How many processes of each type a runner starts, as its settings say: `all=1,worker=2`. */
export interface FormationList {
  /** The file that it stands in. */
  readonly source: SourceText;
  /** The list itself, without quotes. */
  readonly at: Origin;
  /** False where the file writes it in another way than it reads: folded, escaped. Then it is not edited. */
  readonly exact: boolean;
  /** False where it hangs on a variable. */
  readonly known: boolean;
  readonly pairs: readonly Pair[];
  /** The Procfile that the same settings name. */
  readonly procfile: string | undefined;
  /** The list of a file that this one is read after. */
  readonly replaces?: FormationList;
  /** The most that the runner starts of one type. */
  readonly limit?: number;
}

export interface Pair {
  readonly name: string;
  readonly nameAt: Origin;
  /** As it is written; undefined without a `=`. */
  readonly count: string | undefined;
  /** The count, or the name where there is none. */
  readonly countAt: Origin;
  readonly at: Origin;
}

/** The pairs of a list that stands at `at`. Blanks around names and counts do not matter, and a comma more neither. */
export function pairsIn(text: string, at: Origin, exact: boolean): readonly Pair[] {
  const place = (from: number, to: number) => (exact ? within(at, from, to) : at);
  return [...text.matchAll(/[^,]+/g)].flatMap(({ 0: part, index }) => {
    const content = part.trim();
    if (content === '') return [];
    const start = index + part.indexOf(content);
    const end = start + content.length;
    const [, name = '', count] = /^([^=]*?)(?:\s*=\s*([^]*))?$/.exec(content) ?? [];
    const nameAt = place(start, start + name.length);
    const countAt = count === undefined ? nameAt : place(end - count.length, end);
    return [{ name, nameAt, count, countAt, at: place(start, end) }];
  });
}

/** The pair that decides about a type: the last of its name, else the last `all`. */
export function pairFor({ pairs }: FormationList, name: string): Pair | undefined {
  const last = (wanted: string) => pairs.findLast((pair) => pair.name === wanted);
  return last(name) ?? last(ALL);
}
