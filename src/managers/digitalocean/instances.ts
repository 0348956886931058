import { rowsOf } from '../../core/answer';
import type { Query, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import type { Observed } from '../../core/observed';
import { isAppId } from './apps';

/** The instances of each component that run now. */
export function instances(
  { folder, processTypes }: Environment,
  target: Target | undefined,
): Query<readonly Observed[]> | undefined {
  if (!target || !isAppId(target.id)) return undefined;
  const args = ['apps', 'list-instances', target.id, '--output', 'json'];
  return {
    command: { executable: 'doctl', args, cwd: folder },
    read: (result) =>
      rowsOf('doctl', result, (rows) =>
        processTypes
          .filter(({ role }) => role === 'process')
          .map(({ key }) => ({
            key,
            running: rows.filter(({ component_name }) => component_name === key).length,
          })),
      ),
  };
}
