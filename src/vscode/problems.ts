import type { Member } from '../core/model';
import type { Problem, Severity } from '../core/problem';
import type { Origin } from '../core/source';
import type { Snapshot } from '../workspace/service';

type Problems = Pick<Snapshot, 'problems'>;

/** The problems that lie in a declaration. */
export function problemsIn({ uri, span }: Origin, { problems }: Problems): readonly Problem[] {
  return (problems.get(uri) ?? []).filter(({ at }) => at.span.start >= span.start && at.span.end <= span.end);
}

/** The problems of all declarations of a process type; a body that several environments share is told of once. */
export function problemsOf({ declarations }: Member, snapshot: Problems): readonly Problem[] {
  const found = declarations.flatMap(({ processType }) => problemsIn(processType.body, snapshot));
  return [...new Set(found)];
}

export function countBySeverity(problems: readonly Problem[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}
