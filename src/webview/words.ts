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

/** The same, with a space without width where another line may begin: behind what joins the words of a name. */
export function breakable(name: string): string {
  return name.replace(/[_./:](?=[^_./:])/g, '$&\u200B');
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

/** The count that a badge shows, in words; empty where there is none. */
export function countedProblems(problems: ProblemCounts): string {
  const { error, warning } = problems;
  return error > 0 && warning > 0
    ? counted(error + warning, 'problem')
    : describeProblems({ ...problems, info: 0, hint: 0 });
}

/** The node as a screen reader says it: first what is seen of it, in that order. */
export function spoken(node: DrawnNode): string {
  const marks = node.marks.flatMap(({ text }) => (text === '' ? [] : [text]));
  return [
    named(node.name),
    ...(marks.length > 0 ? marks : ['no quantity declared']),
    countedProblems(node.problems),
    roleOf(node),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What more there is to say of a node: who declares which quantity, what is wrong. */
export function described(node: DrawnNode): string {
  const marks = node.marks.map(({ text }) => text);
  const quantities = node.quantities.filter((text) => !marks.includes(text));
  const { error, warning, info, hint } = node.problems;
  const problems = (error > 0 && warning > 0) || info + hint > 0 ? describeProblems(node.problems) : '';
  return [...quantities, troublesOf(node), problems].filter((part) => part !== '').join(', ');
}
