import type { Query, Result } from '../../core/manager';
import type { Environment } from '../../core/model';
import { joinTroubles } from '../../core/observed';
import type { Observed, TroubleKind } from '../../core/observed';

/** What keeps a process from running, by its state (https://supervisord.org/subprocess.html#process-states). */
const TROUBLES: Readonly<Record<string, TroubleKind>> = {
  BACKOFF: 'crash-loop',
  FATAL: 'failed',
  UNKNOWN: 'failed',
  STARTING: 'pending',
};

/** `supervisorctl status`: `group:process  STATE  more`. It ends with 3 where any process is stopped. */
export function status({ folder, processTypes }: Environment): Query<readonly Observed[]> {
  return {
    command: { executable: 'supervisorctl', args: ['status'], cwd: folder },
    read: (result) => {
      const lines = result.stdout.split('\n').flatMap((line) => {
        const [, group, state = '', more = ''] = /^([^\s:]+)(?::\S+)?\s+([A-Z]+)\s*(.*)$/.exec(line) ?? [];
        return group === undefined ? [] : [{ group, state, more: more.trim() }];
      });
      if (lines.length === 0 || (result.code !== 0 && result.code !== 3))
        return { refused: reasonOf(result) };
      return processTypes.map(({ key }) => {
        const own = lines.filter(({ group }) => group === key);
        const troubles = joinTroubles(
          own.flatMap(({ state, more }) => {
            const kind = TROUBLES[state];
            return kind === undefined ? [] : [{ kind, reason: more }];
          }),
        );
        const running = own.filter(({ state }) => state === 'RUNNING').length;
        return { key, running, ...(troubles.length > 0 ? { troubles } : {}) };
      });
    },
  };
}

function reasonOf({ code, stdout, stderr }: Result): string {
  const said = `${stdout}\n${stderr}`.trim();
  if (/no such file|refused connection|ECONNREFUSED/i.test(said)) return 'supervisord does not answer';
  return said.split('\n').at(-1)?.trim() || `supervisorctl ended with ${code}`;
}
