import type { DrawnNode } from '../protocol';

const ROLES: Readonly<Record<DrawnNode['role'], string>> = {
  process: 'process type',
  'backing-service': 'backing service',
  scheduled: 'scheduled',
  'one-off': 'one-off',
};

export function roleOf({ role }: DrawnNode): string {
  return ROLES[role];
}

/** `2 errors, 1 warning`; empty where there is no problem. */
export function problemsOf({ problems }: DrawnNode): string {
  const counted = [
    [problems.error, 'error'],
    [problems.warning, 'warning'],
    [problems.info + problems.hint, 'hint'],
  ] as const;
  return counted
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`)
    .join(', ');
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
  return [
    node.name === '' ? '(unnamed)' : node.name,
    roleOf(node),
    quantity,
    troublesOf(node),
    problemsOf(node),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
