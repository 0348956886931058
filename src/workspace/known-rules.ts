import type { Manager } from '../core/manager';
import type { Severity } from '../core/problem';
import type { Rule } from '../core/rule';
import { UNUSED_SUPPRESSION } from './suppressed';

/** The rules and laws that settings may speak of, each with its own severity. */
export function knownRules(
  rules: readonly Rule[],
  managers: readonly Manager[],
): ReadonlyMap<string, Severity> {
  const checks = [...rules, ...managers.flatMap(({ laws }) => laws)];
  return new Map([
    ...checks.map(({ id, severity }) => [id, severity] as const),
    [UNUSED_SUPPRESSION, 'hint'] as const,
  ]);
}
