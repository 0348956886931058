import type { Plan, Refusal, ScaleRequest } from '../../core/manager';
import { startCommand, starter } from './runner';

/**
 * No runner can scale while it runs: it is started again with a new formation, and only the one that Formation
 * started can be. `target` is that runner.
 */
export function scaleProcfile({
  processType,
  environment,
  count,
  target,
}: ScaleRequest): readonly Plan[] | Refusal {
  const { value: name } = processType.name;
  if (processType.role !== 'process')
    return { refused: `${name} runs once per deploy; it is no process that scales.` };
  if (!target || !starter.tools.some(({ id }) => id === target.id)) {
    return {
      refused:
        'A Procfile holds no quantities, and its runner cannot scale while it runs. Start it with "Formation: Start Procfile"; scaling then starts it again with the new quantity.',
    };
  }
  const step = startCommand(environment, target, { [name]: count });
  const title = `Start ${environment.name} again with ${count} of ${name}`;
  const warnings = ['All processes of the Procfile start again.'];
  return [{ verb: 'run', title, steps: [step], target, warnings }];
}
