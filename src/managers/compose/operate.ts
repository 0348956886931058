import { operands } from '../../core/command/argument';
import type { Command, Operation, OperationRequest, RunPlan } from '../../core/manager';
import { commandFor } from './engine';

/** The subcommand of each operation, on the services that are named or on all. */
const ARGUMENTS: Readonly<Partial<Record<Operation, readonly string[]>>> = {
  run: ['up', '-d', '--no-recreate'],
  stop: ['stop'],
  restart: ['restart'],
  logs: ['logs', '--follow', '--tail', '100'],
};

const TITLES: Readonly<Partial<Record<Operation, string>>> = {
  run: 'Start',
  stop: 'Stop',
  restart: 'Restart',
  logs: 'Logs of',
};

export function operateCompose(
  operation: Operation,
  { processType, environment, target }: OperationRequest,
): RunPlan | undefined {
  const args = ARGUMENTS[operation];
  if (!args) return undefined;
  const services = processType ? operands(processType.name.value) : [];
  const name = processType?.name.value ?? environment.name;
  const command = commandFor(environment, target, [...args, ...services]);
  const session = `${environment.group} logs ${name}`;
  const step: Command = operation === 'logs' ? { ...command, session } : command;
  return {
    verb: 'run',
    title: `${TITLES[operation] ?? ''} ${name}`,
    steps: [step],
    ...(target ? { target } : {}),
    warnings: operation === 'run' ? ['As many of it run then as the files say.'] : [],
  };
}
