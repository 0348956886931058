import { isRow, rowsOf } from '../../core/answer';
import type { Row } from '../../core/answer';
import type { Query, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import { joinTroubles } from '../../core/observed';
import type { Observed, TroubleKind } from '../../core/observed';

/** Machines of each group: those that are started. */
export function machines(
  { folder, processTypes }: Environment,
  target: Target | undefined,
): Query<readonly Observed[]> | undefined {
  if (!target) return undefined;
  return {
    command: { executable: 'fly', args: ['machine', 'list', '-a', target.id, '--json'], cwd: folder },
    read: (result) =>
      rowsOf('fly', result, (rows) =>
        processTypes
          .filter(({ role }) => role === 'process')
          .map(({ key }) => {
            const own = rows.filter((row) => groupOf(row) === key);
            const troubles = joinTroubles(own.flatMap(({ state }) => troubleIn(state)));
            const running = own.filter(({ state }) => state === 'started').length;
            return { key, running, ...(troubles.length > 0 ? { troubles } : {}) };
          }),
      ),
  };
}

function groupOf({ config }: Row): unknown {
  const metadata = isRow(config) ? config['metadata'] : undefined;
  return isRow(metadata) ? metadata['fly_process_group'] : undefined;
}

/** A machine's states (https://fly.io/docs/machines/machine-states/); one that is stopped may be so on purpose. */
function troubleIn(state: unknown): readonly { readonly kind: TroubleKind }[] {
  if (state === 'failed') return [{ kind: 'failed' }];
  return state === 'starting' || state === 'created' ? [{ kind: 'pending' }] : [];
}
