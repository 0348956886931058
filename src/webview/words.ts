import type { DrawnNode, ProblemCounts } from '../protocol';

const ROLES: Readonly<Record<DrawnNode['role'], string>> = {
  process: 'process type',
  'backing-service': 'backing service',
  scheduled: 'scheduled',
  'one-off': 'one-off',
  autoscaler: 'autoscaler',
};

export function roleOf({ role }: Pick<DrawnNode, 'role'>): string {
  return ROLES[role];
}

/** A name as it is said: an empty one is not lost. */
export function named(name: string): string {
  return name === '' ? '(unnamed)' : name;
}

/** `2 errors, 1 warning`; empty where there is no problem. */
export function describeProblems({ error, warning, info, hint }: ProblemCounts): string {
  const all = [
    [error, 'error'],
    [warning, 'warning'],
    [info + hint, 'hint'],
  ] as const;
  return all
    .filter(([count]) => count > 0)
    .map(([count, word]) => counted(count, word))
    .join(', ');
}

/** `1 app`, `1,000 apps`. */
export function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}

/** What is wrong with its processes, or why nothing is known of them; empty where all is well. */
function troublesOf({ declarations, marks }: DrawnNode): string {
  const troubles = declarations.flatMap(({ trouble = '' }) => (trouble === '' ? [] : [trouble]));
  const differs = marks.some(({ health }) => health === 'differs');
  return [...(differs ? ['another number runs than is declared'] : []), ...new Set(troubles)].join(', ');
}

/** The node as a screen reader says it. */
export function spoken(node: DrawnNode): string {
  const quantity = node.quantities.length > 0 ? node.quantities.join(', ') : 'no quantity declared';
  return [named(node.name), roleOf(node), quantity, troublesOf(node), describeProblems(node.problems)]
    .filter((part) => part !== '')
    .join(', ');
}
