import type { Observed, Query, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import { rowsOf } from './answer';

/** How many dynos of each type are up. Without an app nothing is asked: the tool would take one of its own choice. */
export function dynos(
  { folder, processTypes }: Environment,
  target: Target | undefined,
): Query<readonly Observed[]> | undefined {
  if (!target) return undefined;
  return {
    command: { executable: 'heroku', args: ['ps', '--json', '-a', target.id], cwd: folder },
    read: (result) =>
      rowsOf(result, (rows) => {
        const up = rows.filter(({ state }) => state === 'up');
        return processTypes.map(({ key }) => ({
          key,
          running: up.filter(({ type }) => type === key).length,
        }));
      }),
  };
}
