import type { Command, Starter, Target } from '../../../core/manager';
import type { Environment, ProcessType } from '../../../core/model';
import { RUNNERS } from './runners';
import type { RunnerId } from './runners';
import { pathArgument } from '../../../core/command/argument';
import { nameOf } from '../../../core/uri';

/** A process type with how many of it are to start. */
type Count = readonly [name: string, count: number];

/** With a name in front that does not begin like an option, if there is one. */
const pairs = (counts: readonly Count[]) =>
  [...counts]
    .sort(([a], [b]) => Number(a.startsWith('-')) - Number(b.startsWith('-')))
    .map(([name, count]) => `${name}=${count}`)
    .join(',');

/** The arguments with which each runner starts a Procfile with a formation. */
const ARGUMENTS: Readonly<Record<RunnerId, (file: string, counts: readonly Count[]) => readonly string[]>> = {
  foreman: (file, counts) => ['start', '-f', file, '-m', pairs(counts)],
  honcho: (file, counts) => ['start', '-f', file, '-c', pairs(counts)],
  forego: (file, counts) => ['start', '-f', file, '-c', pairs(counts)],
  overmind: (file, counts) => ['start', '-f', file, '-m', pairs(counts)],
  nf: (file, counts) => ['-j', file, 'start', pairs(counts)],
  // It knows no counts, only which types.
  hivemind: (file, counts) => ['-l', named(counts).join(','), file],
};

function named(counts: readonly Count[]): readonly string[] {
  return counts.filter(([, count]) => count > 0).map(([name]) => name);
}

export const starter: Starter = {
  tools: RUNNERS.map(({ id }): Target => ({ id, title: id, remote: false, current: false })),
  command: (environment, tool) => startCommand(environment, tool),
};

/**
 * Starts a Procfile with as many of each type as `counts`, else its formation says, else one. Every type is named:
 * foreman starts none of those that a formation leaves out.
 */
export function startCommand(
  environment: Environment,
  tool: Target,
  counts: Readonly<Record<string, number>> = {},
): Command {
  const types = environment.processTypes.filter(({ role }) => role === 'process');
  const wanted = types.map((type): Count => [
    type.key,
    (Object.hasOwn(counts, type.key) ? counts[type.key] : undefined) ?? declaredCount(type),
  ]);
  const runner = RUNNERS.find(({ id }) => id === tool.id);
  const args = runner ? ARGUMENTS[runner.id](pathArgument(nameOf(environment.files[0] ?? '')), wanted) : [];
  return {
    executable: tool.id,
    args,
    cwd: environment.folder,
    session: environment.group,
    template: { name: `procfile.${tool.id}`, slots: {} },
  };
}

export function declaredCount({ quantity }: ProcessType): number {
  return (quantity.known ? quantity.count : undefined) ?? 1;
}
