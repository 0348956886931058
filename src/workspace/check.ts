import { append } from '../core/append';
import type { Manager, Resolved } from '../core/manager';
import type { Formation, ProcessType } from '../core/model';
import type { Problem } from '../core/problem';
import { collect } from '../core/rule';
import type { Rule } from '../core/rule';

/** What the rules found of each process type alone. */
export type Findings = WeakMap<ProcessType, readonly Problem[]>;

/** Runs the rules over a formation. What several declarations share is told of once. */
export function checkFormation(
  formation: Formation,
  rules: readonly Rule[],
  findings: Findings,
): readonly Problem[] {
  const found: Problem[] = [];
  for (const { processTypes } of formation.environments)
    for (const processType of processTypes)
      if (processType.dormant === undefined)
        append(found, findings.get(processType) ?? checkType(processType, rules, findings));
  for (const rule of rules)
    if (rule.check.formation)
      append(
        found,
        collect(rule, (report) => rule.check.formation?.(formation, report)),
      );
  return strongestOnce(found);
}

function checkType(processType: ProcessType, rules: readonly Rule[], findings: Findings): readonly Problem[] {
  const found = rules.flatMap((rule) => collect(rule, (report) => rule.check.type?.(processType, report)));
  findings.set(processType, found);
  return found;
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

/** Few problems begin at one place: only those are compared. */
function strongestOnce(problems: readonly Problem[]): readonly Problem[] {
  if (eachBeginsBehind(problems)) return problems;
  const kept = new Map<number, Problem[]>();
  for (const problem of problems) {
    const { start } = problem.at.span;
    const there = kept.get(start);
    const same = there?.findIndex((other) => isSame(problem, other)) ?? -1;
    const other = there?.[same];
    if (!there) kept.set(start, [problem]);
    else if (!other) there.push(problem);
    else if (STRENGTH[problem.severity] < STRENGTH[other.severity]) there[same] = problem;
  }
  return [...kept.values()].flat();
}

/** True where each begins behind the one before it: then no two begin at one place. */
function eachBeginsBehind(problems: readonly Problem[]): boolean {
  let last = -1;
  return problems.every(({ at: { span } }) => span.start > last && (last = span.start) >= 0);
}

function isSame(a: Problem, b: Problem): boolean {
  return a.rule === b.rule && a.at.uri === b.at.uri && a.at.span.end === b.at.span.end;
}
