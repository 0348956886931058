import type { Query, Refusal, Result, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import { joinTroubles } from '../../core/observed';
import type { Observed } from '../../core/observed';
import { commandFor } from './engine';
import { readRows } from './rows';
import { troubleOf } from './trouble';

/** Counts the containers of each service: those that run, and those that ought to. */
export function observe(environment: Environment, target: Target | undefined): Query<readonly Observed[]> {
  return {
    command: commandFor(environment, target, ['ps', '-a', '--format', 'json']),
    read: (result) => answer(environment, result),
  };
}

function answer({ processTypes }: Environment, result: Result): readonly Observed[] | Refusal {
  if (result.code !== 0) return { refused: reasonOf(result) };
  const rows = readRows(result.stdout);
  if (!rows) return { refused: 'docker compose gave an answer that is no JSON of the expected shape' };
  const containers = rows.filter((row) => !isOneOff(row));
  return processTypes.map(({ key }) => {
    const own = containers.filter(({ Service }) => Service === key);
    const troubles = joinTroubles(own.flatMap((container) => troubleOf(container) ?? []));
    const running = own.filter(({ State }) => State === 'running').length;
    return { key, running, ...(troubles.length > 0 ? { troubles } : {}) };
  });
}

/** A container of `docker compose run` is none of the service's own; before Compose 2.21 only its name says so. */
function isOneOff({ Labels, Name }: Readonly<Record<string, unknown>>): boolean {
  return typeof Labels === 'string'
    ? Labels.split(',').includes('com.docker.compose.oneoff=True')
    : typeof Name === 'string' && /-run-[0-9a-f]{12}$/.test(Name);
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /cannot connect to the docker daemon|error during connect|unexpected EOF/i,
    'the Docker engine does not answer',
  ],
  [/permission denied.*docker.*sock/i, 'this user may not talk to the Docker engine'],
  [
    /'compose' is not a docker command|unknown (shorthand )?flag: '[a-z]' in -/i,
    'Docker has no Compose plugin',
  ],
];

/** Why there is no answer, as short as it can be said. */
function reasonOf({ code, stderr }: Result): string {
  const known = REASONS.find(([pattern]) => pattern.test(stderr));
  return known?.[1] ?? (lastLine(stderr) || `docker compose ended with ${code}`);
}

/** Warnings come first, and what it failed of last. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
