import type { Command, Result } from '../../core/manager';

/** Ends what was started. May be called after its end, and twice. */
export type Cancel = () => void;

/** Why a tool gave no answer: it is not there; it took too long; it said more than anybody reads. */
export type Failure = 'missing' | 'late' | 'endless';

/** What a watch needs of the host that it runs in. */
export interface WatchHost {
  /** Runs a command to its end, or until the time is over. Tells once, unless it is cancelled. */
  run(command: Command, patienceMs: number, tell: (answer: Result | Failure) => void): Cancel;
  /** Runs a command that stays, line by line. Tells of its end once, unless it is cancelled. */
  follow(command: Command, tell: (line: string) => void, ended: () => void): Cancel;
  after(ms: number, then: () => void): Cancel;
  /** In milliseconds, from any beginning. */
  now(): number;
}
