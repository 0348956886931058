import type { Declaration } from '../../../src/core/model';
import type { Running } from '../../../src/core/observed';
import type { Watches } from '../../../src/workspace/watch/watches';

/** Settles when what is known of a declaration's processes is so. */
export function until(
  watches: Watches,
  declaration: Declaration,
  is: (running: Running) => boolean,
): Promise<Running> {
  const held = () => {
    const running = watches.running(declaration);
    return running !== undefined && is(running) ? running : undefined;
  };
  const now = held();
  if (now) return Promise.resolve(now);
  return new Promise((done) => {
    const stop = watches.onDidChange(() => {
      const running = held();
      if (!running) return;
      stop();
      done(running);
    });
  });
}

export function runs(count: number): (running: Running) => boolean {
  return (running) => running.known && running.observed.running === count;
}

export function isNotKnown(reason: RegExp): (running: Running) => boolean {
  return (running) => !running.known && reason.test(running.reason);
}
