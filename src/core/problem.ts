import type { Change, Origin } from './source';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What a rule, a law or a reader found, at its exact range. */
export interface Problem {
  /** The id of the rule or law; `syntax` for what a reader found. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Origin;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

export interface Related {
  readonly message: string;
  readonly at: Origin;
}

/** The change that mends a problem. */
export interface Fix {
  readonly title: string;
  /** Made only when asked for. */
  changes(): readonly Change[];
  /** True where it changes nothing else and may be applied together with others. */
  readonly safe: boolean;
  /** What follows from it, told before it is applied. */
  readonly consequence?: string;
}

/** A problem whose fixes are made when they are asked for: most problems are never looked at that closely. */
export class Found implements Problem {
  private made: readonly Fix[] | undefined;

  constructor(
    readonly rule: string,
    readonly severity: Severity,
    readonly message: string,
    readonly at: Origin,
    readonly related: readonly Related[],
    private readonly makeFixes: () => readonly Fix[],
  ) {}

  get fixes(): readonly Fix[] {
    return (this.made ??= this.makeFixes());
  }
}

/** The same problem, told more or less strongly. */
export function restated(problem: Problem, severity: Severity): Problem {
  const { rule, message, at, related } = problem;
  return new Found(rule, severity, message, at, related, () => problem.fixes);
}

/** The id of problems that readers find: text that does not follow its format. */
export const SYNTAX = 'syntax';

export function syntaxProblem(message: string, at: Origin, severity: Severity = 'error'): Problem {
  return { rule: SYNTAX, severity, message, at, related: [], fixes: [] };
}
