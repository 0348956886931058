import type { Stream, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import { getFrom } from './cluster';

/**
 * A line for each change of a pod: what runs, changes with its pods. `kubectl` watches one resource at a time, and
 * repeats nothing that it has listed before.
 */
export function watch(environment: Environment, target: Target | undefined): Stream {
  return {
    command: getFrom(environment, target, 'pods', '--watch-only', '-o', 'name'),
    matters: (line) => line.trim() !== '',
  };
}
