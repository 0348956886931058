import { isRefusal } from '../../core/manager';
import type { Command, Plan, Refusal, RunPlan, ScaleRequest, WritePlan } from '../../core/manager';
import { formationOf } from './formation/of-procfile';
import { countEdit } from './formation/write';
import { RUNNERS } from './runner/runners';
import { startCommand, starter } from './runner/start';

/**
 * No runner can scale while it runs: it is started again with a new formation, and only the one that Formation
 * started can be, which is `target`. Its settings can be edited at any time.
 */
export function scaleProcfile(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count } = request;
  if (processType.role !== 'process' && count > 1)
    return { refused: `${processType.name.value} runs once per deploy; it is no process that scales.` };
  const written = writePlan(request);
  if (isRefusal(written)) return written;
  const run = processType.role === 'process' ? runPlan(request) : [];
  if (isRefusal(run)) return written.length > 0 ? written : run;
  if (run.length + written.length > 0) return [...run, ...written];
  return {
    refused:
      processType.role === 'process'
        ? 'A Procfile holds no quantities, and its runner cannot scale while it runs. Start it with "Formation: Run Formation"; scaling then starts it again with the new quantity.'
        : `${processType.name.value} runs once per deploy; it is no process that scales.`,
  };
}

function runPlan(request: ScaleRequest): readonly RunPlan[] | Refusal {
  const { processType, environment, count, target } = request;
  if (!target || !starter.tools.some(({ id }) => id === target.id)) return [];
  if (target.id === 'hivemind' && count > 1)
    return {
      refused: 'hivemind starts at most one process of each type: start the Procfile with another runner.',
    };
  const { value: name } = processType.name;
  const steps = scaleTogether([request]);
  const title = `Start ${environment.name} again with ${count} of ${name}`;
  const warnings = [
    'All processes of the Procfile start again.',
    ...(count === 0 ? [`No process of ${name} is left.`] : []),
  ];
  return [{ verb: 'run', title, steps, target, warnings }];
}

/** One start with all the counts: a second one would forget those of the first. */
export function scaleTogether(requests: readonly ScaleRequest[]): readonly Command[] {
  const [first] = requests;
  if (!first?.target) return [];
  const counts = requests.map(({ processType, count }) => [processType.key, count] as const);
  return [startCommand(first.environment, first.target, Object.fromEntries(counts))];
}

/** Edits the one number in the settings of the runner in use. */
function writePlan({
  processType,
  environment,
  count,
  source,
}: ScaleRequest): readonly WritePlan[] | Refusal {
  const [procfile = ''] = environment.files;
  const runner = RUNNERS.find(({ id }) => id === environment.tool);
  const formation = formationOf(procfile, runner?.id, source);
  if (!formation || !runner) return [];
  const {
    limit,
    source: { uri },
  } = formation;
  if (limit !== undefined && count > limit)
    return {
      refused: `${runner.title} starts at most ${limit} processes of one type: its steps between ports leave no more.`,
    };
  const edit = countEdit(formation, processType.name.value, count);
  if (!edit) return [];
  const title = `Set ${processType.name.value} to ${count} in the settings of ${runner.title}`;
  return [{ verb: 'write', title, changes: [{ uri, edits: [edit] }], warnings: [] }];
}
