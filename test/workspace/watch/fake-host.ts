import type { Command, Result } from '../../../src/core/manager';
import type { Failure, WatchHost } from '../../../src/workspace/watch/host';

interface Question {
  readonly command: Command;
  readonly patienceMs: number;
  readonly tell: (answer: Result | Failure) => void;
}

interface Followed {
  readonly command: Command;
  readonly tell: (line: string) => void;
  readonly ended: () => void;
}

/** A host whose time passes when a test says so, and whose tools say what the test says. */
export class FakeHost implements WatchHost {
  readonly questions: Question[] = [];
  readonly streams: Followed[] = [];
  /** How often anything was asked. */
  asked = 0;
  private time = 0;
  private timers: { at: number; then: () => void }[] = [];

  run(command: Command, patienceMs: number, tell: Question['tell']) {
    this.asked++;
    return put(this.questions, { command, patienceMs, tell });
  }

  follow(command: Command, tell: Followed['tell'], ended: () => void) {
    return put(this.streams, { command, tell, ended });
  }

  after(ms: number, then: () => void) {
    return put(this.timers, { at: this.time + ms, then });
  }

  now(): number {
    return this.time;
  }

  /** Lets time pass; what waits for it happens in its order. */
  pass(ms: number): void {
    const until = this.time + ms;
    for (let next = this.next(until); next; next = this.next(until)) {
      this.time = Math.max(this.time, next.at);
      this.timers = this.timers.filter((timer) => timer !== next);
      next.then();
    }
    this.time = until;
  }

  /** The question under way is answered after so long. */
  answer(answer: Result | Failure, afterMs = 100): void {
    this.pass(afterMs);
    const question = this.questions.shift();
    if (!question) throw new Error('nothing is asked');
    question.tell(answer);
  }

  /** The newest stream prints a line. */
  print(line: string): void {
    this.streams.at(-1)?.tell(line);
  }

  /** The newest stream ends. */
  endStream(): void {
    this.streams.pop()?.ended();
  }

  /** What is left to happen. */
  get waiting(): number {
    return this.timers.length;
  }

  private next(until: number) {
    return this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  }
}

function put<T>(list: T[], one: T): () => void {
  list.push(one);
  return () => {
    const index = list.indexOf(one);
    if (index >= 0) list.splice(index, 1);
  };
}
