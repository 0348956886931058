import type { Trouble } from '../../core/observed';

/** 128 and the number of SIGINT, SIGKILL or SIGTERM: who stops a container ends it so. */
const STOPPED = [130, 137, 143];

/** What keeps a container, as `docker compose ps` lists it, from running well. */
export function troubleOf(container: Readonly<Record<string, unknown>>): Omit<Trouble, 'count'> | undefined {
  const { State, Health, ExitCode, Status } = container;
  switch (State) {
    case 'running':
      return Health === 'unhealthy' ? { kind: 'unhealthy' } : undefined;
    case 'restarting':
      return { kind: 'crash-loop', ...exited(codeIn(Status)) };
    case 'created':
      return { kind: 'pending', reason: 'created, but not started' };
    case 'paused':
      return { kind: 'pending', reason: 'paused' };
    case 'exited':
    case 'dead': {
      const code = typeof ExitCode === 'number' ? ExitCode : 0;
      return code === 0 || STOPPED.includes(code) ? undefined : { kind: 'failed', ...exited(code) };
    }
    default:
      return undefined;
  }
}

function exited(code: number | undefined): { readonly reason?: string } {
  return code === undefined ? {} : { reason: `exit code ${code}` };
}

/** `Restarting (3) 2 seconds ago`: its exit code stands nowhere else. */
function codeIn(status: unknown): number | undefined {
  const [, code] = typeof status === 'string' ? (/\((\d{1,3})\)/.exec(status) ?? []) : [];
  return code === undefined ? undefined : Number(code);
}
