/** A tool that starts a Procfile. */
export type RunnerId = 'foreman' | 'honcho' | 'forego' | 'overmind' | 'hivemind' | 'nf';

/** What one runner does where others do something else. */
export interface Runner {
  readonly id: RunnerId;
  readonly title: string;
  /** The command that installs it, or where to read how. */
  readonly install: string;
  /** What it makes of a type that is declared twice. */
  readonly declaredTwice: string;
  /** Whether it sees `web:command`, without a blank behind the colon. */
  readonly wantsBlank: boolean;
  /** What it makes of a line that declares nothing. */
  readonly otherLine: string;
  /** How many it starts of a type that a formation without `all` does not name. */
  readonly unnamed: number;
  /** How many it reads a count as; undefined where it refuses to start. */
  readonly readCount: (text: string) => number | undefined;
}

/**
 * Read in the source of foreman 0.87, honcho 2.0, forego, overmind 2.5, hivemind 1.1 and node-foreman 3.0;
 * foreman and node-foreman were also run.
 */
export const RUNNERS: readonly Runner[] = [
  {
    id: 'foreman',
    install: 'gem install foreman',
    title: 'foreman',
    declaredTwice: 'starts both',
    wantsBlank: false,
    otherLine: 'passes over it',
    unnamed: 0,
    readCount: digits,
  },
  {
    id: 'honcho',
    install: 'pip install honcho',
    title: 'honcho',
    declaredTwice: 'refuses to start',
    wantsBlank: false,
    otherLine: 'passes over it',
    unnamed: 1,
    readCount: wholeNumber,
  },
  {
    id: 'forego',
    install: 'https://github.com/ddollar/forego',
    title: 'forego',
    declaredTwice: 'starts both',
    wantsBlank: false,
    otherLine: 'passes over it',
    unnamed: 0,
    readCount: anyInteger,
  },
  {
    id: 'overmind',
    install: 'https://github.com/DarthSim/overmind#installation',
    title: 'overmind',
    declaredTwice: 'refuses to start',
    wantsBlank: true,
    otherLine: 'passes over it',
    unnamed: 1,
    readCount: wholeNumber,
  },
  {
    id: 'nf',
    install: 'npm install --global foreman',
    title: 'node-foreman',
    declaredTwice: 'starts the last alone',
    wantsBlank: false,
    otherLine: 'drops the whole Procfile and runs `npm start` instead',
    unnamed: 0,
    readCount: digits,
  },
  {
    id: 'hivemind',
    install: 'https://github.com/DarthSim/hivemind#installation',
    title: 'hivemind',
    declaredTwice: 'refuses to start',
    wantsBlank: true,
    otherLine: 'passes over it',
    unnamed: 1,
    readCount: wholeNumber,
  },
];

export function runnerOf(id: RunnerId): Runner | undefined {
  return RUNNERS.find((runner) => runner.id === id);
}

/** Ruby's `to_i` takes the digits that a text begins with, else 0; below zero nothing starts. */
function digits(text: string): number {
  const [, sign, found = '0'] = /^([+-]?)(\d+)/.exec(text.replace(/[\s_]/g, '')) ?? [];
  return sign === '-' ? 0 : Number(found);
}

/** Go's `ParseInt` of 16 bits; below zero nothing starts. */
function anyInteger(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const number = Number(text);
  return number >= -32_768 && number <= 32_767 ? Math.max(0, number) : undefined;
}

function wholeNumber(text: string): number | undefined {
  return isCount(text) ? Number(text) : undefined;
}

/** A whole number from 0 on, as every runner reads it. */
export function isCount(text: string | undefined): boolean {
  return text !== undefined && /^\+?\d{1,9}$/.test(text);
}
