import type { Command, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import { fileArguments } from './file-arguments';

/** `docker compose` on the files of an environment. */
export function commandFor(
  environment: Environment,
  target: Target | undefined,
  args: readonly string[],
): Command {
  const context = target ? ['--context', target.id] : [];
  return {
    executable: 'docker',
    args: [...context, 'compose', ...fileArguments(environment), ...args],
    cwd: environment.folder,
  };
}
