import { pathArgument } from '../../core/command/argument';
import type { Command, Operation, OperationRequest, Refusal, RunPlan } from '../../core/manager';
import { nameOf, relativePath } from '../../core/uri';
import { serviceName } from './stacks';

/** A stack is deployed as a whole; one service of it is restarted, and its logs are followed. */
export function operateStack(
  operation: Operation,
  { processType, environment, target }: OperationRequest,
): RunPlan | Refusal | undefined {
  if (operation === 'stop' || operation === 'forward-port') return undefined;
  if (operation !== 'run' && !processType) return undefined;
  const { folder, files, group } = environment;
  const [head = group] = files;
  if (!target || target.id.startsWith('-'))
    return {
      refused: `No file says which stack is meant: \`docker stack ls\` lists those that there are, and \`docker stack deploy -c ${nameOf(head)} NAME\` makes one.`,
    };
  const plan = (title: string, args: readonly string[], more: Partial<Command> = {}): RunPlan => ({
    verb: 'run',
    title,
    steps: [{ executable: 'docker', args, cwd: folder, ...more }],
    target,
    warnings: operation === 'run' ? ['All services of the stack are deployed as the file says.'] : [],
  });
  if (operation === 'run' || !processType) {
    const named = files.flatMap((file) => ['-c', pathArgument(relativePath(folder, file) ?? file)]);
    return plan(`Deploy ${target.id}`, ['stack', 'deploy', ...named, target.id]);
  }
  const name = serviceName(target, processType.key);
  if (name === undefined) return { refused: `Swarm has no service of the name "${processType.key}".` };
  if (operation === 'restart') return plan(`Restart ${name}`, ['service', 'update', '--force', name]);
  const args = ['service', 'logs', '--follow', '--tail', '100', name];
  return plan(`Logs of ${name}`, args, { session: `${group} logs ${name}` });
}
