import { operands } from '../../core/command/argument';
import type { Command, Operation, OperationRequest, RunPlan } from '../../core/manager';

const VERBS: Readonly<Partial<Record<Operation, readonly [title: string, ...words: string[]]>>> = {
  run: ['Start', 'start'],
  stop: ['Stop', 'stop'],
  restart: ['Restart', 'restart'],
  logs: ['Logs of', 'logs', '--follow'],
};

/** One process of those that run; of several copies the first, by whose name process-compose knows them. */
export function operateProcess(
  operation: Operation,
  { processType, environment }: OperationRequest,
): RunPlan | undefined {
  const [title, ...words] = VERBS[operation] ?? [];
  if (!processType || title === undefined) return undefined;
  const { name, quantity } = processType;
  const copies = quantity.count ?? 1;
  const known = copies > 1 ? `${name.value}-${'0'.repeat(String(copies).length)}` : name.value;
  const step: Command = {
    executable: 'process-compose',
    args: ['process', ...words, ...operands(known)],
    cwd: environment.folder,
    ...(operation === 'logs' ? { session: `${environment.group} logs ${name.value}` } : {}),
  };
  const warnings = copies > 1 ? [`That is the first of its ${copies} copies.`] : [];
  return { verb: 'run', title: `${title} ${name.value}`, steps: [step], warnings };
}
