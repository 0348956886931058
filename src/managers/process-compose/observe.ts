import { rowsOf } from '../../core/answer';
import type { Query } from '../../core/manager';
import type { Environment } from '../../core/model';
import type { Observed } from '../../core/observed';

const NOT_THERE = /connection refused|no such file/i;

/** `process-compose process list`: its copies by name, numbered where there are several. */
export function processes({ folder, processTypes }: Environment): Query<readonly Observed[]> {
  return {
    command: { executable: 'process-compose', args: ['process', 'list', '-o', 'json'], cwd: folder },
    read: (result) => {
      if (NOT_THERE.test(result.stderr)) return { refused: 'process-compose does not run here' };
      return rowsOf('process-compose', result, (rows) =>
        processTypes.map(({ key }) => {
          const own = rows.filter(({ name }) => name === key || isCopy(String(name), key));
          return { key, running: own.filter((row) => row['is_running'] === true).length };
        }),
      );
    },
  };
}

function isCopy(name: string, key: string): boolean {
  return name.startsWith(`${key}-`) && /^\d+$/.test(name.slice(key.length + 1));
}
