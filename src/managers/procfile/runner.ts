import type { Command, Starter, Target } from '../../core/manager';
import type { Environment } from '../../core/model';

/** The arguments with which each runner starts a Procfile with a formation. */
const ARGUMENTS: Readonly<Record<string, (file: string, formation: string) => readonly string[]>> = {
  foreman: (file, formation) => ['start', '-f', file, '-m', formation],
  honcho: (file, formation) => ['start', '-f', file, '-c', formation],
  forego: (file, formation) => ['start', '-f', file, '-c', formation],
  overmind: (file, formation) => ['start', '-f', file, '-m', formation],
  nf: (file, formation) => ['-j', file, 'start', formation],
};

export const starter: Starter = {
  tools: Object.keys(ARGUMENTS).map((id): Target => ({ id, title: id, remote: false, current: false })),
  command: (environment, tool) => startCommand(environment, tool),
};

/**
 * Starts a Procfile, one process of each type unless `counts` says another number. Every type is named:
 * foreman starts none of those that a formation leaves out.
 */
export function startCommand(
  environment: Environment,
  tool: Target,
  counts: Readonly<Record<string, number>> = {},
): Command {
  const types = environment.processTypes.filter(({ role }) => role === 'process');
  const formation = types
    .map(({ key }) => `${key}=${Object.hasOwn(counts, key) ? counts[key] : 1}`)
    .join(',');
  const args = ARGUMENTS[tool.id]?.(environment.name, formation) ?? [];
  return { executable: tool.id, args, cwd: environment.folder, session: environment.group };
}
