import { isRow } from '../../core/answer';
import type { Row } from '../../core/answer';
import type { Query, Refusal, Result, Target } from '../../core/manager';
import type { Environment, ProcessType } from '../../core/model';
import type { Observed } from '../../core/observed';
import { ECS_TERM } from './ecs-service';

/** As many as `describe-services` takes at once. */
const MOST_SERVICES = 10;

/** Every service of an environment is one of ECS: then a cluster is what is meant. */
export function isOfServices({ processTypes }: Environment): boolean {
  return processTypes.some(isService) && !processTypes.some(({ term }) => term === 'Auto Scaling group');
}

/** https://docs.aws.amazon.com/cli/latest/reference/ecs/list-clusters.html */
export function clusters({ folder }: Environment): Query<readonly Target[]> {
  return {
    command: { executable: 'aws', args: ['ecs', 'list-clusters', '--output', 'json'], cwd: folder },
    read: (result) =>
      rowsUnder(result, 'clusterArns', (arns) =>
        arns.flatMap((arn): readonly Target[] => {
          const name = typeof arn === 'string' ? arn.split('/').at(-1) : undefined;
          if (name === undefined) return [];
          return [{ id: name, title: `cluster ${name}`, remote: true, current: arns.length === 1 }];
        }),
      ),
  };
}

/**
 * The tasks of each service that has a name of its own in the cluster
 * (https://docs.aws.amazon.com/cli/latest/reference/ecs/describe-services.html).
 */
export function tasks(
  { folder, processTypes }: Environment,
  target: Target | undefined,
): Query<readonly Observed[]> | undefined {
  const named = processTypes
    .filter(isService)
    .flatMap((type) => nameOf(type).map((name) => ({ key: type.key, name })))
    .slice(0, MOST_SERVICES);
  // The command line would take it for an option.
  if (!target || target.id.startsWith('-') || named.length === 0) return undefined;
  const names = named.map(({ name }) => name);
  const args = ['ecs', 'describe-services', '--cluster', target.id, '--services', ...names];
  return {
    command: { executable: 'aws', args: [...args, '--output', 'json'], cwd: folder },
    read: (result) =>
      rowsUnder(result, 'services', (services) =>
        named.map(({ key, name }) =>
          observed(
            key,
            services.filter(isRow).find(({ serviceName }) => serviceName === name),
          ),
        ),
      ),
  };
}

/** A service that is not there has no task. */
function observed(key: string, service: Row | undefined): Observed {
  const count = (name: string) => (typeof service?.[name] === 'number' ? service[name] : 0);
  const pending = count('pendingCount');
  return {
    key,
    running: count('runningCount'),
    wanted: count('desiredCount'),
    ...(pending > 0 ? { troubles: [{ kind: 'pending', count: pending }] } : {}),
  };
}

function isService({ term }: ProcessType): boolean {
  return term === ECS_TERM;
}

function nameOf({ config }: ProcessType): readonly string[] {
  const name = config?.()['name'];
  return typeof name === 'string' && /^\w[\w-]*$/.test(name) ? [name] : [];
}

function rowsUnder<T>(
  { code, stdout, stderr }: Result,
  key: string,
  read: (rows: readonly unknown[]) => T,
): T | Refusal {
  if (code !== 0) return { refused: stderr.trim() || `aws ended with ${code}.` };
  try {
    const answer: unknown = JSON.parse(stdout);
    const rows = isRow(answer) ? answer[key] : undefined;
    if (Array.isArray(rows)) return read(rows);
  } catch {
    // Told below.
  }
  return { refused: 'aws gave an answer that is no JSON of the expected shape.' };
}
