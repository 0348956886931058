import { problemOf } from './inspect';
import type { Reading } from './reading';

/** Every problem of a folder, by file and place. */
export function check(reading: Reading) {
  return [...reading.service.snapshot.problems]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, problems]) => problems.map((problem) => problemOf(problem, reading)));
}

/** One problem per line, as compilers print them. Hints are for editors. */
export function checkText(problems: ReturnType<typeof check>): string {
  return problems
    .filter(({ severity }) => severity !== 'hint')
    .map(
      ({ path, line, column, severity, rule, message }) =>
        `${path}:${line}:${column}: ${severity}: ${message} [${rule}]\n`,
    )
    .join('');
}
