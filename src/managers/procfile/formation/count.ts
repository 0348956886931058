import type { Quantity } from '../../../core/model';
import { located } from '../../../core/source';
import type { Origin, Passage } from '../../../core/source';
import type { Runner } from '../runner/runners';
import { pairFor } from './list';
import type { FormationList, Pair } from './list';

/** A quantity, and where a list names the type that has it. */
export interface Counted {
  readonly quantity: Quantity;
  readonly countedAt?: Origin;
}

/** A Procfile alone says nothing of how many. */
export const UNCOUNTED: Counted = { quantity: { kind: 'none', declared: false, known: true } };

/** How many of a type a runner starts with a list. */
export function countedIn(list: FormationList, name: string, runner: Runner): Counted {
  const pair = pairFor(list, name);
  if (!pair)
    return { quantity: { kind: 'fixed', count: runner.unnamed, declared: false, known: list.known } };
  const count = countOf(pair, runner);
  const quantity: Quantity = {
    kind: 'fixed',
    ...(count === undefined ? {} : { count }),
    declared: true,
    known: list.known && count !== undefined,
    at: located(pair.count, pair.countAt, passage(list, name)),
  };
  return pair.name === name && list.exact ? { quantity, countedAt: pair.nameAt } : { quantity };
}

/** The count that a file read before gives, and this one takes the place of. */
function passage({ replaces, at }: FormationList, name: string): readonly Passage[] {
  const before = replaces && pairFor(replaces, name);
  return before ? [{ via: 'override', at, over: before.countAt }] : [];
}

/** The count of a pair as its runner reads it; undefined where it refuses to start. */
export function countOf({ count = '' }: Pick<Pair, 'count'>, { readCount }: Runner): number | undefined {
  return readCount(count);
}
