import type { Manager, Resolved } from '../core/manager';
import type { Formation } from '../core/model';
import type { Problem } from '../core/problem';
import { collect } from '../core/rule';
import type { Rule } from '../core/rule';
import { sameOrigin } from '../core/source';

/** Runs the rules over a formation. A declaration that several environments share is told of once. */
export function checkFormation(formation: Formation, rules: readonly Rule[]): readonly Problem[] {
  const problems = rules.flatMap((rule) =>
    collect(rule, (report) => {
      rule.check.formation?.(formation, report);
      for (const environment of formation.environments)
        for (const processType of environment.processTypes.filter(({ dormant }) => dormant === undefined))
          rule.check.type?.(processType, environment, report);
    }),
  );
  return strongestOnce(problems);
}

/** Runs a manager's laws over one document. */
export function checkDocument(
  manager: Manager,
  document: unknown,
  { environment, model }: Resolved,
): readonly Problem[] {
  return manager.laws.flatMap((law) =>
    collect(law, (report) => law.check({ document, environment, model }, report)),
  );
}

const STRENGTH = { error: 0, warning: 1, info: 2, hint: 3 };

function strongestOnce(problems: readonly Problem[]): readonly Problem[] {
  const kept: Problem[] = [];
  for (const problem of [...problems].sort((a, b) => STRENGTH[a.severity] - STRENGTH[b.severity])) {
    if (!kept.some((other) => other.rule === problem.rule && sameOrigin(other.at, problem.at)))
      kept.push(problem);
  }
  return kept;
}
