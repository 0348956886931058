import type { Stream, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import { commandFor } from './engine';
import { isRow, parsed } from './rows';

/** What happens to a container and changes nothing of what runs: health checks and people do it all the time. */
const IDLE = /^(exec_|attach|detach|top|resize|archive-path|extract-to-dir|copy|export|commit|kill)/;

/** The engine's events of the project, one JSON object per line. */
export function watch(environment: Environment, target: Target | undefined): Stream {
  return {
    command: commandFor(environment, target, ['events', '--json']),
    matters(line) {
      if (line.trim() === '') return false;
      const event = parsed(line);
      return !isRow(event) || typeof event['action'] !== 'string' || !IDLE.test(event['action']);
    },
  };
}
