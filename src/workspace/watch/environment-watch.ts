import { isRefusal } from '../../core/manager';
import type { Command, Query, Refusal, Result, Stream } from '../../core/manager';
import type { Observed } from '../../core/observed';
import type { Cancel, Failure, WatchHost } from './host';
import * as pace from './pace';

/** What is known of an environment; `asking` until its first answer. */
export type Reading =
  | { readonly state: 'asking' }
  | { readonly state: 'known'; readonly observed: ReadonlyMap<string, Observed>; readonly up: boolean }
  | { readonly state: 'unknown'; readonly reason: string };

/** What an environment is watched with. */
export interface Watched {
  readonly query: Query<readonly Observed[]>;
  readonly stream: Stream | undefined;
}

/**
 * Keeps the reading of one environment true: asks, asks again when the stream says so, or now and then, and after a
 * failure until there is an answer. At most one question and one stream are under way.
 */
export class EnvironmentWatch {
  private current: Reading = { state: 'asking' };
  private question: Cancel | undefined;
  private stream: Cancel | undefined;
  private timer: { readonly at: number; readonly cancel: Cancel } | undefined;
  /** What the last answer took. */
  cost = 0;
  private endedAt = Number.NEGATIVE_INFINITY;
  private failures = 0;
  private unchanged = 0;
  /** Questions that events asked for, without a pause between them. */
  private inARow = 0;
  private streamFailures = 0;
  private streamFrom = 0;
  private again = false;

  constructor(
    private watched: Watched,
    private readonly host: WatchHost,
    private readonly changed: () => void,
    private readonly costOfAll: () => number,
  ) {
    this.ask();
  }

  get reading(): Reading {
    return this.current;
  }

  /** Takes over what the same commands mean now. */
  read(watched: Watched): void {
    this.watched = watched;
  }

  /** Asks as soon as it may. */
  soon(): void {
    if (this.question) {
      this.again = true;
      return;
    }
    const now = this.host.now();
    if (now > this.endedAt + pace.longestRest(this.cost)) this.inARow = 0;
    const rested = this.endedAt + pace.restAfter(this.cost, this.inARow);
    const wait = Math.max(pace.SETTLE, rested - now);
    if (this.askIn(wait)) this.inARow++;
  }

  stop(): void {
    this.question?.();
    this.stream?.();
    this.timer?.cancel();
    this.question = this.stream = this.timer = undefined;
  }

  private ask(): void {
    const startedAt = this.host.now();
    this.again = false;
    this.question = this.host.run(this.watched.query.command, pace.PATIENCE, (answer) => {
      this.question = undefined;
      this.endedAt = this.host.now();
      this.cost = this.endedAt - startedAt;
      this.take(readAnswer(this.watched.query, answer));
    });
  }

  private take(answer: readonly Observed[] | Refusal): void {
    if (isRefusal(answer)) {
      this.tell({ state: 'unknown', reason: answer.refused });
      this.askIn(pace.backoff(pace.RETRY, pace.LONGEST_RETRY, this.failures++));
      return;
    }
    this.failures = 0;
    const changed = this.tell({
      state: 'known',
      observed: new Map(answer.map((one) => [one.key, one])),
      up: answer.some(({ running, troubles = [] }) => running > 0 || troubles.length > 0),
    });
    this.unchanged = changed ? 0 : this.unchanged + 1;
    const opened = this.open();
    if (this.again) this.soon();
    else this.askIn(opened ? pace.FIRST_BEAT : this.beat());
  }

  /** How long until the next question where nothing happens. */
  private beat(): number {
    const least = this.stream ? pace.BEAT : pace.backoff(pace.POLL, pace.LONGEST_POLL, this.unchanged);
    return pace.beatAfter(this.costOfAll(), least);
  }

  /** Opens the stream where it is not; true where it did. One that keeps ending is tried more and more seldom. */
  private open(): boolean {
    const { stream } = this.watched;
    if (!stream || this.stream || this.host.now() < this.streamFrom) return false;
    const openedAt = this.host.now();
    this.stream = this.host.follow(
      stream.command,
      (line) => {
        if (stream.matters(line)) this.soon();
      },
      () => {
        this.stream = undefined;
        const lasted = this.host.now() - openedAt;
        this.streamFailures = lasted > pace.LONGEST_RETRY ? 0 : this.streamFailures + 1;
        const wait = pace.backoff(pace.RETRY, pace.LONGEST_POLL, this.streamFailures);
        this.streamFrom = this.host.now() + (this.streamFailures === 0 ? 0 : wait);
        // It may have ended because there is nothing to follow any more.
        this.soon();
      },
    );
    return true;
  }

  /** Asks after so long, unless that is sooner already; true where it was not. */
  private askIn(ms: number): boolean {
    const at = this.host.now() + ms;
    if (this.timer && this.timer.at <= at) return false;
    this.timer?.cancel();
    const cancel = this.host.after(ms, () => {
      this.timer = undefined;
      if (!this.question) this.ask();
    });
    this.timer = { at, cancel };
    return true;
  }

  /** True where it is another reading than before. */
  private tell(reading: Reading): boolean {
    if (said(reading) === said(this.current)) return false;
    this.current = reading;
    this.changed();
    return true;
  }
}

function said(reading: Reading): string {
  return JSON.stringify(reading.state === 'known' ? [...reading.observed] : reading);
}

function readAnswer(
  { command, read }: Query<readonly Observed[]>,
  answer: Result | Failure,
): readonly Observed[] | Refusal {
  return typeof answer === 'string' ? { refused: failed(command, answer) } : read(answer);
}

function failed({ executable }: Command, failure: Failure): string {
  switch (failure) {
    case 'missing':
      return `${executable} is not installed, or not on the path`;
    case 'late':
      return `${executable} has not answered for ${pace.PATIENCE / 1000} seconds`;
    case 'endless':
      return `${executable} gives an answer that is too long`;
  }
}
