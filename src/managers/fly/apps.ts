import { rowsOf } from '../../core/answer';
import type { Query, Target } from '../../core/manager';
import type { Environment } from '../../core/model';

/** The app that the file names, which flyctl would take; else those of the account, of which none is meant. */
export function apps({ folder, project }: Environment): Query<readonly Target[]> {
  return {
    command: { executable: 'fly', args: ['apps', 'list', '--json'], cwd: folder },
    read: (result) =>
      rowsOf('fly', result, (rows) => {
        const names = rows.flatMap(({ Name }) => (typeof Name === 'string' ? [Name] : []));
        const all = project === undefined ? names : [project, ...names.filter((name) => name !== project)];
        return all.map((name): Target => ({
          id: name,
          title: name,
          remote: true,
          current: name === project,
        }));
      }),
  };
}
