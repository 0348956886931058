import type { Command, Target, Template } from '../../core/manager';
import type { Environment } from '../../core/model';
import { fileArguments } from './file-arguments';

/** `docker compose` on the files of an environment. */
export function commandFor(
  environment: Environment,
  target: Target | undefined,
  args: readonly string[],
  template?: Template,
): Command {
  const context = target ? ['--context', target.id] : [];
  const files = fileArguments(environment);
  return {
    executable: 'docker',
    args: [...context, 'compose', ...files, ...args],
    cwd: environment.folder,
    ...(template ? { template: { ...template, slots: { context, files, ...template.slots } } } : {}),
  };
}

/** Compose prints what it would do, and does nothing (since 2.20). */
export function dryRun({ args, ...command }: Command): Command {
  const compose = args.indexOf('compose') + 1;
  return { ...command, args: [...args.slice(0, compose), '--dry-run', ...args.slice(compose)] };
}
