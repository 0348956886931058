import type { Command, Manager, Target } from '../core/manager';
import type { Declaration } from '../core/model';
import type { WatchHost } from '../workspace/watch/host';

/** What the managers' own tools know, and no manifest. */
export interface Tools {
  /** Runs them to see what runs; absent where no process can be started. */
  readonly watchHost?: WatchHost;
  /** Which target is meant; undefined where the person gave up. `again` asks although that is known. */
  findTarget(
    manager: Manager,
    declaration: Declaration,
    again?: boolean,
  ): Promise<Target | 'none' | undefined>;
  /** Whether the tool of a command is installed. */
  isThere(command: Command): Promise<boolean>;
  /** How many are running. */
  observe(
    manager: Manager,
    declaration: Declaration,
    target: Target | undefined,
  ): Promise<number | undefined>;
}

/** For a host that can run no tool. */
export const noTools: Tools = {
  findTarget: () => Promise.resolve('none'),
  isThere: () => Promise.resolve(false),
  observe: () => Promise.resolve(undefined),
};
