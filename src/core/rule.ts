import type { Environment, Formation, ProcessType } from './model';
import { Found } from './problem';
import type { Fix, Problem, Related, Severity } from './problem';
import type { Origin } from './source';

/** What a person reads about a rule; its page and its hover are made of it, and its examples run as tests. */
export interface RuleDocs {
  /** One line, without a full stop. */
  readonly summary: string;
  /** The reason, in a paragraph of Markdown. */
  readonly why: string;
  readonly bad: Example;
  readonly good: Example;
  /** Where the reason is written: an address. */
  readonly source: string;
}

/** The text of a manifest under a name that discovery knows. */
export interface Example {
  readonly file: string;
  readonly text: string;
  /** Files that must lie beside it. */
  readonly beside?: readonly Example[];
}

export interface Report<Data = undefined> {
  readonly at: Origin;
  readonly message: string;
  /** The rule's own unless the case is weaker. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  /** What the fixes need. */
  readonly data: Data;
}

/** A check of the process model that holds for every manager. It sees the model, never text or files. */
export interface Rule<Data = unknown> {
  readonly id: string;
  readonly severity: Severity;
  readonly docs: RuleDocs;
  readonly check: RuleCheck<Data>;
  fixes?(data: Data): readonly Fix[];
}

export interface RuleCheck<Data> {
  /** Sees one process type alone: what is found is found again only when it changes. */
  type?(processType: ProcessType, report: (found: Report<Data>) => void): void;
  /** Sees the whole formation. */
  formation?(formation: Formation, report: (found: Report<Data>) => void): void;
}

/** What one manager itself refuses, ignores or resets. It sees the document, and what was resolved from it. */
export interface Law<D = unknown, Data = unknown, M = unknown> {
  readonly id: string;
  readonly severity: Severity;
  readonly docs: RuleDocs;
  /** The tools and versions it was proved against. */
  readonly holdsFor: string;
  check(subject: LawSubject<D, M>, report: (found: Report<Data>) => void): void;
  fixes?(data: Data): readonly Fix[];
}

export interface LawSubject<D, M = unknown> {
  readonly document: D;
  /** What the document is the head of. */
  readonly environment: Environment | undefined;
  /** What the manager resolved it to, in its own form. */
  readonly model: M | undefined;
}

/** Types a rule by its data, and makes it fit a list of rules. */
export function defineRule<Data>(rule: Rule<Data>): Rule {
  return rule as Rule;
}

export function defineLaw<D, Data, M = unknown>(law: Law<D, Data, M>): Law<D> {
  return law as Law<D>;
}

type Check = Pick<Rule, 'id' | 'severity' | 'fixes'>;

/** Turns what a check reports into problems. */
export function collect(check: Check, run: (report: (found: Report<unknown>) => void) => void): Problem[] {
  const problems: Problem[] = [];
  run(({ at, message, severity = check.severity, related = [], data }) => {
    const fixes = () => check.fixes?.(data) ?? [];
    problems.push(new Found(check.id, severity, message, at, related, fixes));
  });
  return problems;
}
