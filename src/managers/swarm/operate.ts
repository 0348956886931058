import { pathArgument } from '../../core/command/argument';
import type { Command, Operation, OperationRequest, Refusal, RunPlan } from '../../core/manager';
import { relativePath } from '../../core/uri';
import { serviceName } from './stacks';

const NO_STACK = 'No file says which stack is meant: choose one of `docker stack ls`.';

/** A stack is deployed as a whole; one service of it is restarted, and its logs are followed. */
export function operateStack(
  operation: Operation,
  { processType, environment, target }: OperationRequest,
): RunPlan | Refusal | undefined {
  if (!target) return { refused: NO_STACK };
  const { folder, files, group } = environment;
  const plan = (title: string, args: readonly string[], session?: string): RunPlan => {
    const step: Command = { executable: 'docker', args, cwd: folder, ...(session ? { session } : {}) };
    return { verb: 'run', title, steps: [step], target, warnings: [] };
  };
  if (!processType) {
    if (operation !== 'run' || target.id.startsWith('-')) return undefined;
    const named = files.flatMap((file) => ['-c', pathArgument(relativePath(folder, file) ?? file)]);
    return plan(`Deploy ${target.id}`, ['stack', 'deploy', ...named, target.id]);
  }
  const name = serviceName(target, processType.key);
  if (name === undefined) return { refused: `Swarm has no service of the name "${processType.key}".` };
  if (operation === 'restart') return plan(`Restart ${name}`, ['service', 'update', '--force', name]);
  if (operation === 'logs')
    return plan(
      `Logs of ${name}`,
      ['service', 'logs', '--follow', '--tail', '100', name],
      `${group} logs ${name}`,
    );
  return undefined;
}
