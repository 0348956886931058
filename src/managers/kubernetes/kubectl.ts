import type { Command, Target } from '../../core/manager';
import type { ProcessType } from '../../core/model';

/** The namespace, said even where kubectl would take it from the context: that may change meanwhile. */
export function namespaceArgs(
  { namespace }: Pick<ProcessType, 'namespace'>,
  target: Target,
): readonly string[] {
  const meant = namespace ?? target.part;
  return meant === undefined ? [] : ['-n', meant];
}

/** The server checks and answers, and changes nothing. */
export function dryRun(command: Command): Command {
  return { ...command, args: [...command.args, '--dry-run=server'] };
}
