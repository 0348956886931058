import type { Declaration } from '../../../src/core/model';
import type { Running } from '../../../src/core/observed';
import type { Watches } from '../../../src/workspace/watch/watches';

/** Settles when what is known of a declaration's processes is so. */
export function until(
  watches: Watches,
  declaration: Declaration,
  is: (running: Running) => boolean,
): Promise<void> {
  const holds = () => {
    const running = watches.running(declaration);
    return running !== undefined && is(running);
  };
  if (holds()) return Promise.resolve();
  return new Promise((done) => {
    const stop = watches.onDidChange(() => {
      if (!holds()) return;
      stop();
      done();
    });
  });
}

export function runs(count: number): (running: Running) => boolean {
  return (running) => running.known && running.observed.running === count;
}

export function isNotKnown(reason: RegExp): (running: Running) => boolean {
  return (running) => !running.known && reason.test(running.reason);
}
