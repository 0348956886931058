import type { Problem } from '../core/problem';
import { fingerprints } from './fingerprint';
import { problemOf } from './inspect';
import type { Reading } from './reading';

/** A problem as the command line speaks of it. */
export interface Found {
  readonly problem: Problem;
  readonly said: ReturnType<typeof problemOf>;
  /** The same wherever its lines move to. */
  readonly fingerprint: string;
}

/** Every problem of a folder, by file and place. */
export function check(reading: Reading): readonly Found[] {
  return [...reading.service.snapshot.problems]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([uri, problems]) => {
      const prints = fingerprints(problems, reading.pathOf(uri), reading.service.source(uri)?.text ?? '');
      return problems.map((problem, index) => ({
        problem,
        said: problemOf(problem, reading),
        fingerprint: prints[index] ?? '',
      }));
    });
}

export function checkJson(found: readonly Found[]) {
  return found.map(({ said, fingerprint }) => ({ ...said, fingerprint }));
}

/** One problem per line, as compilers print them. Hints are for editors. */
export function checkText(found: readonly Found[]): string {
  return found
    .map(({ said }) => said)
    .filter(({ severity }) => severity !== 'hint')
    .map(
      ({ path, line, column, severity, rule, message }) =>
        `${path}:${line}:${column}: ${severity}: ${message} [${rule}]\n`,
    )
    .join('');
}
