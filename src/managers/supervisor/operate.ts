import type { Operation, OperationRequest, RunPlan } from '../../core/manager';
import { supervisorctl } from './scale';

const VERBS: Readonly<Partial<Record<Operation, readonly [verb: string, title: string]>>> = {
  run: ['start', 'Start'],
  stop: ['stop', 'Stop'],
  restart: ['restart', 'Restart'],
};

/** All copies of a program are its group: `web:*`. Logs are shown of one process alone, so there are none. */
export function operateProgram(
  operation: Operation,
  { processType, environment }: OperationRequest,
): RunPlan | undefined {
  const [verb, title] = VERBS[operation] ?? [];
  if (!processType || verb === undefined || title === undefined) return undefined;
  const name = processType.name.value;
  const step = supervisorctl({ environment }, verb, `${name}:*`);
  return { verb: 'run', title: `${title} ${name}`, steps: [step], warnings: [] };
}
