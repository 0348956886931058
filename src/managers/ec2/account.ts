import type { Query, Refusal, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import type { Observed } from '../../core/observed';

interface Group {
  readonly AutoScalingGroupName?: string;
  readonly Instances?: readonly { readonly LifecycleState?: string }[];
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[];
}

/** A group of the account with the process type that it was made from. */
interface Made {
  readonly name: string;
  readonly key: string;
  readonly stack: string | undefined;
  readonly running: number;
}

/** The groups that stacks made of this template's. */
export function groups(environment: Environment): Query<readonly Target[]> {
  return query(environment, (made) =>
    made.map(({ name, key, stack }) => ({
      id: name,
      title: stack === undefined ? `${key}: ${name}` : `${key} of ${stack}: ${name}`,
      remote: true,
      current: made.length === 1,
    })),
  );
}

/** Instances in service; where several stacks have such a group, only that of the target counts. */
export function instances(environment: Environment, target: Target | undefined): Query<readonly Observed[]> {
  return query(environment, (made) =>
    made
      .filter(
        ({ name, key }) => name === target?.id || made.filter((other) => other.key === key).length === 1,
      )
      .map(({ key, running }) => ({ key, running })),
  );
}

function query<T>(environment: Environment, read: (made: readonly Made[]) => T): Query<T> {
  const args = ['autoscaling', 'describe-auto-scaling-groups', '--output', 'json'];
  return {
    command: { executable: 'aws', args, cwd: environment.folder },
    read: ({ code, stdout, stderr }): T | Refusal => {
      if (code !== 0) return { refused: stderr.trim() || `aws ended with ${code}.` };
      try {
        const { AutoScalingGroups = [] } = JSON.parse(stdout) as { AutoScalingGroups?: readonly Group[] };
        return read(AutoScalingGroups.flatMap((group) => madeFrom(environment, group)));
      } catch {
        return { refused: 'aws gave an answer that is no JSON of the expected shape.' };
      }
    },
  };
}

function madeFrom({ processTypes }: Environment, group: Group): Made[] {
  const name = group.AutoScalingGroupName;
  const tag = (key: string) =>
    group.Tags?.find((candidate) => candidate.Key === `aws:cloudformation:${key}`)?.Value;
  const logical = tag('logical-id');
  const type = processTypes.find(({ key, config }) =>
    logical === undefined ? name !== undefined && config?.()['name'] === name : key === logical,
  );
  if (name === undefined || !type) return [];
  const running = (group.Instances ?? []).filter(({ LifecycleState }) => LifecycleState === 'InService');
  return [{ name, key: type.key, stack: tag('stack-name'), running: running.length }];
}
