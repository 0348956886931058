import { rowsOf } from '../../core/answer';
import type { Query, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import { joinTroubles } from '../../core/observed';
import type { Observed, TroubleKind } from '../../core/observed';

/** How many dynos of each type are up. Without an app nothing is asked: the tool would take one of its own choice. */
export function dynos(
  { folder, processTypes }: Environment,
  target: Target | undefined,
): Query<readonly Observed[]> | undefined {
  if (!target) return undefined;
  return {
    command: { executable: 'heroku', args: ['ps', '--json', '-a', target.id], cwd: folder },
    read: (result) =>
      rowsOf('heroku', result, (rows) => {
        return processTypes.map(({ key }) => {
          const own = rows.filter(({ type }) => type === key);
          const troubles = joinTroubles(own.flatMap(({ state }) => troubleIn(state)));
          const running = own.filter(({ state }) => state === 'up').length;
          return { key, running, ...(troubles.length > 0 ? { troubles } : {}) };
        });
      }),
  };
}

/** A dyno's states (devcenter.heroku.com, "Dynos", dyno states): what crashes is started again, less and less often. */
function troubleIn(state: unknown): readonly { readonly kind: TroubleKind }[] {
  if (state === 'crashed') return [{ kind: 'crash-loop' }];
  return state === 'starting' ? [{ kind: 'pending' }] : [];
}
