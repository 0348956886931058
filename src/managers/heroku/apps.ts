import { rowsOf } from '../../core/answer';
import type { Query, Target } from '../../core/manager';
import type { Environment } from '../../core/model';

/** The apps that the person may scale. None is taken for the one that is meant: a folder does not say its app. */
export function apps({ folder }: Environment): Query<readonly Target[]> {
  return {
    command: { executable: 'heroku', args: ['apps', '--all', '--json'], cwd: folder },
    read: (result) =>
      rowsOf('heroku', result, (rows) =>
        rows.flatMap(({ name, region, team }): readonly Target[] => {
          if (typeof name !== 'string') return [];
          const where = [team, region].flatMap((of) => nameIn(of) ?? []);
          const title = where.length > 0 ? `${name} (${where.join(', ')})` : name;
          return [{ id: name, title, remote: true, current: false }];
        }),
      ),
  };
}

function nameIn(value: unknown): string | undefined {
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
  return typeof name === 'string' ? name : undefined;
}
