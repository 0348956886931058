import type { Command, Operation, OperationRequest, Refusal, RunPlan } from '../../core/manager';
import { namespaceArgs } from './kubectl';

/** What `kubectl rollout restart` knows; an Argo Rollout is restarted by a plugin of its own. */
const RESTARTABLE = ['Deployment', 'StatefulSet', 'DaemonSet'];

export function operateKubernetes(
  operation: Operation,
  request: OperationRequest,
): RunPlan | Refusal | undefined {
  const { processType, environment, target } = request;
  if (!processType || operation === 'run' || operation === 'stop') return undefined;
  const { term, name } = processType;
  if (operation === 'restart' && !RESTARTABLE.includes(term))
    return { refused: `kubectl restarts a ${RESTARTABLE.join(', a ')}, and no ${term}.` };
  if (!target)
    return { refused: 'No kube context is known: choose one (`kubectl config get-contexts` lists them).' };
  const args = argumentsFor(operation, request);
  if (!args) return { refused: 'A port is a number, or two: that here, and that of the pod.' };
  const command: Command = {
    executable: 'kubectl',
    args: ['--context', target.id, ...args, ...namespaceArgs(processType, target)],
    cwd: environment.folder,
    ...(operation === 'restart' ? {} : { session: `${environment.group} ${operation} ${processType.key}` }),
  };
  const titles = { restart: 'Restart', logs: 'Logs of', 'forward-port': 'Forward a port to' };
  return { verb: 'run', title: `${titles[operation]} ${name.value}`, steps: [command], target, warnings: [] };
}

function argumentsFor(
  operation: 'restart' | 'logs' | 'forward-port',
  { processType, port = '' }: OperationRequest,
): readonly string[] | undefined {
  const { term = '', name, labels = {} } = processType ?? {};
  const object = `${term.toLowerCase()}/${name?.value ?? ''}`;
  if (operation === 'restart') return ['rollout', 'restart', object];
  if (operation === 'forward-port')
    return /^\d{1,5}(:\d{1,5})?$/.test(port) ? ['port-forward', object, port] : undefined;
  // Of an object kubectl shows one pod alone; by labels it shows all, and at most five without being told more.
  const selector = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  const pods = selector.length > 0 ? ['-l', selector.join(','), '--max-log-requests=50'] : [object];
  return ['logs', ...pods, '--all-containers', '--prefix', '--follow', '--tail=100'];
}
