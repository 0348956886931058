import type { CommandTrait } from '../../trait';
import { placeOfWords } from '../place-of-words';
import { isServer } from '../programs/servers';
import type { Unwrapped } from '../unwrap';

/** What changes a database to the version of the code, by the words of each command. From their manuals. */
const MIGRATIONS = [
  /^(rails|rake) (\S+ )*db:(migrate|prepare|setup)\b/,
  /^python[\d.]* (\S*\/)?manage\.py migrate\b/,
  /^manage\.py migrate\b/,
  /^django-admin migrate\b/,
  /^prisma (migrate deploy|db push)\b/,
  /^alembic (-\S+ \S+ )*upgrade\b/,
  /^php (\S*\/)?artisan migrate\b/,
  /^flask (\S+ )*db upgrade\b/,
  /^knex migrate:latest\b/,
  /^sequelize(-cli)? db:migrate\b/,
  /^typeorm migration:run\b/,
];

/** A change of the database in front of the server: each copy makes it when it starts. */
export function migrations({ invocations }: Unwrapped): readonly CommandTrait[] {
  return invocations.flatMap((invocation, index): CommandTrait[] => {
    const { program, words } = invocation;
    const text = [program, ...words.slice(1).map(({ value }) => value)].join(' ');
    const at = placeOfWords(words);
    if (!MIGRATIONS.some((migration) => migration.test(text))) return [];
    const server = invocations.slice(index + 1).find(isServer);
    if (!server || !at) return [];
    return [
      {
        kind: 'migrates',
        program,
        reason: `The database is changed before ${server.program} starts`,
        certain: true,
        at,
      },
    ];
  });
}
