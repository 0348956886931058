import { operands } from '../../core/command/argument';
import type { Command, Operation, OperationRequest, Refusal, RunPlan } from '../../core/manager';
import { systemctl, unitName } from './host';
import { isTemplate, parseName } from './names';
import { declaredInstances } from './scale';

const TITLES: Readonly<Partial<Record<Operation, string>>> = {
  run: 'Start',
  stop: 'Stop',
  restart: 'Restart',
  logs: 'Logs of',
};

/** A unit, or all instances of a template: those that are declared are started, those in memory are meant otherwise. */
export function operateUnit(
  operation: Operation,
  { processType, environment }: OperationRequest,
): RunPlan | Refusal | undefined {
  const title = TITLES[operation];
  if (!processType || title === undefined) return undefined;
  const unit = unitName(processType.key);
  const name = parseName(unit);
  const declared = declaredInstances(processType).map((instance) => unit.replace('@.', `@${instance}.`));
  const template = name !== undefined && isTemplate(name);
  if (operation === 'run' && template && declared.length === 0)
    return { refused: `No file says which instances of ${unit} there are: scale it to as many as you want.` };
  const units = template && operation !== 'run' ? [unit.replace('@.', '@*.')] : template ? declared : [unit];
  const { folder, group } = environment;
  const step: Command =
    operation === 'logs'
      ? { ...journal(folder, units), session: `${group} logs ${processType.key}` }
      : systemctl(folder, operation === 'run' ? 'start' : operation, ...operands(...units));
  return { verb: 'run', title: `${title} ${processType.name.value}`, steps: [step], warnings: [] };
}

/** `journalctl -u`: a pattern means units that have written anything. */
function journal(folder: string, units: readonly string[]): Command {
  const { args } = systemctl(folder, 'show');
  const user = args.filter((arg) => arg === '--user');
  return {
    executable: 'journalctl',
    args: [...user, '--follow', '--lines=100', ...units.map((unit) => `--unit=${unit}`)],
    cwd: folder,
  };
}
