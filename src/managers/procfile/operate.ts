import type { Operation, OperationRequest, Refusal, RunPlan } from '../../core/manager';
import { processesOf } from './runner/own-terminal';

/** A process runs in a terminal of its own, where the host can end it and show it. */
export function operateProcfile(
  operation: Operation,
  { processType, environment, source }: OperationRequest,
): RunPlan | Refusal | undefined {
  if (operation !== 'run') return undefined;
  if (!processType) {
    const steps = processesOf(environment, source);
    return { verb: 'run', title: `Run ${environment.name}`, steps, warnings: [] };
  }
  const steps = processesOf(environment, source, processType);
  return { verb: 'run', title: `Run ${processType.name.value}`, steps, warnings: [] };
}
