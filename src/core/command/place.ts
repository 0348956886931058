import { within, type Origin } from '../source';

/** Where a text is written: maps offsets in the text to a range in its file. */
export interface Place {
  /** All of it, quotes included. */
  readonly whole: Origin;
  /** False where the file writes the text in another way: then every range is the whole. */
  readonly exact: boolean;
  at(start: number, end: number): Origin;
}

/** A text that stands in the file character for character, `lead` characters behind the start of the whole. */
export function verbatim(whole: Origin, lead = 0): Place {
  return { whole, exact: true, at: (start, end) => within(whole, lead + start, lead + end) };
}

/** A text that the file writes in another way: folded, escaped, or put together. */
export function inexact(whole: Origin): Place {
  return { whole, exact: false, at: () => whole };
}

/** A text whose every character starts and ends at a known offset of the text around it. */
export function charted(
  outer: Place,
  whole: Origin,
  starts: readonly number[],
  ends: readonly number[],
): Place {
  if (!outer.exact) return inexact(whole);
  const after = (index: number) => ends[index - 1] ?? starts[0] ?? 0;
  return {
    whole,
    exact: true,
    at: (start, end) => {
      const from = starts[start] ?? after(start);
      return outer.at(from, Math.max(from, end > start ? after(end) : from));
    },
  };
}
