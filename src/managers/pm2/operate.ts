import type { Command, Operation, OperationRequest, RunPlan } from '../../core/manager';

const VERBS: Readonly<Partial<Record<Operation, readonly [title: string, verb: string]>>> = {
  stop: ['Stop', 'stop'],
  restart: ['Restart', 'restart'],
  logs: ['Logs of', 'logs'],
};

/** All copies of an app go by its name. */
export function operateApp(
  operation: Operation,
  { processType, environment }: OperationRequest,
): RunPlan | undefined {
  const [title, verb] = VERBS[operation] ?? [];
  if (!processType || title === undefined || verb === undefined) return undefined;
  const name = processType.name.value;
  if (name.startsWith('-')) return undefined;
  const step: Command = {
    executable: 'pm2',
    args: [verb, name],
    cwd: environment.folder,
    ...(operation === 'logs' ? { session: `${environment.group} logs ${name}` } : {}),
  };
  return { verb: 'run', title: `${title} ${name}`, steps: [step], warnings: [] };
}
