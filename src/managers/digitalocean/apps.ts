import { isRow, rowsOf } from '../../core/answer';
import type { Row } from '../../core/answer';
import type { Query, Target } from '../../core/manager';
import type { Environment } from '../../core/model';

/** The apps of the account; only those of the spec's own name, where there are such. */
export function apps({ folder, project }: Environment): Query<readonly Target[]> {
  return {
    command: { executable: 'doctl', args: ['apps', 'list', '--output', 'json'], cwd: folder },
    read: (result) =>
      rowsOf('doctl', result, (rows) => {
        const own = rows.filter((row) => nameIn(row) === project);
        return (own.length > 0 ? own : rows).flatMap((row): readonly Target[] => {
          const { id } = row;
          if (typeof id !== 'string') return [];
          return [{ id, title: nameIn(row) ?? id, remote: true, current: own.length === 1 }];
        });
      }),
  };
}

/** The id of an app, which no tool takes for an option. */
export function isAppId(id: string): boolean {
  return /^[0-9a-zA-Z][\w-]*$/.test(id);
}

function nameIn({ spec }: Row): string | undefined {
  const name = isRow(spec) ? spec['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}
