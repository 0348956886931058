/** A tool that starts a Procfile. */
export type RunnerId = 'foreman' | 'honcho' | 'forego' | 'overmind' | 'hivemind' | 'nf';

/** What one runner does where others do something else. */
export interface Runner {
  readonly id: RunnerId;
  readonly title: string;
  /** What it makes of a type that is declared twice. */
  readonly declaredTwice: string;
  /** Whether it sees `web:command`, without a blank behind the colon. */
  readonly wantsBlank: boolean;
  /** What it makes of a line that declares nothing. */
  readonly otherLine: string;
  /** How many it starts of a type that a formation without `all` does not name. */
  readonly unnamed: number;
  /** What it makes of a count that is no whole number from 0 on; `zero`: Ruby's `to_i` makes the best of it. */
  readonly badCount: 'refuses' | 'zero';
}

/**
 * Read in the source of foreman 0.87, honcho 2.0, forego, overmind 2.5, hivemind 1.1 and node-foreman 3.0;
 * foreman and node-foreman were also run.
 */
export const RUNNERS: readonly Runner[] = [
  {
    id: 'foreman',
    title: 'foreman',
    declaredTwice: 'starts both',
    wantsBlank: false,
    otherLine: 'passes over it',
    unnamed: 0,
    badCount: 'zero',
  },
  {
    id: 'honcho',
    title: 'honcho',
    declaredTwice: 'refuses to start',
    wantsBlank: false,
    otherLine: 'passes over it',
    unnamed: 1,
    badCount: 'refuses',
  },
  {
    id: 'forego',
    title: 'forego',
    declaredTwice: 'starts both',
    wantsBlank: false,
    otherLine: 'passes over it',
    unnamed: 0,
    badCount: 'refuses',
  },
  {
    id: 'overmind',
    title: 'overmind',
    declaredTwice: 'refuses to start',
    wantsBlank: true,
    otherLine: 'passes over it',
    unnamed: 1,
    badCount: 'refuses',
  },
  {
    id: 'nf',
    title: 'node-foreman',
    declaredTwice: 'starts the last alone',
    wantsBlank: false,
    otherLine: 'drops the whole Procfile and runs `npm start` instead',
    unnamed: 0,
    badCount: 'zero',
  },
  {
    id: 'hivemind',
    title: 'hivemind',
    declaredTwice: 'refuses to start',
    wantsBlank: true,
    otherLine: 'passes over it',
    unnamed: 1,
    badCount: 'refuses',
  },
];

export function runnerOf(id: RunnerId): Runner | undefined {
  return RUNNERS.find((runner) => runner.id === id);
}
