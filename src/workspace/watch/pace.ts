/** How often a tool is asked. All times are in milliseconds. */

/** No answer after this long is none. */
export const PATIENCE = 30_000;

/** A burst of events is waited for: they mostly come together. */
export const SETTLE = 150;

/** Asked again this soon after a stream was opened: what happened before it listened, it does not tell. */
export const FIRST_BEAT = 2000;

/** Beside a stream: one that hangs says nothing. */
export const BEAT = 20_000;

/** Without a stream, while something changes, and at most. */
export const POLL = 5000;
export const LONGEST_POLL = 60_000;

/** After no answer, at first and at most. */
export const RETRY = 2000;
export const LONGEST_RETRY = 15_000;

/** How many times as long as asking takes, a watch rests where events go on: then they cost a fiftieth of a core. */
const REST = 50;
const FIRST_REST = 4;

/** The same where nothing happens, for all that is watched: following the events costs something too. */
const BEAT_REST = 100;

/** What waits for a network takes long and costs little: nobody waits longer for what changes. */
const LONGEST_REST = 10_000;
const LONGEST_BEAT = 120_000;

/** The rest between two questions that events ask for: short at first, and longer as long as they go on. */
export function restAfter(cost: number, inARow: number): number {
  return Math.min(LONGEST_REST, cost * Math.min(REST, FIRST_REST * 2 ** inARow));
}

/** After this long without a question, the next rest is short again. */
export function longestRest(cost: number): number {
  return Math.min(LONGEST_REST, cost * REST);
}

/** The rest until asking without an event; `cost` is that of all environments that are watched. */
export function beatAfter(cost: number, atLeast: number): number {
  return Math.max(atLeast, Math.min(LONGEST_BEAT, cost * BEAT_REST));
}

/** Doubles from `first` to `longest`. */
export function backoff(first: number, longest: number, times: number): number {
  return Math.min(longest, first * 2 ** Math.min(times, 30));
}
