import type { DrawnGraph, DrawnNode, ProblemCounts } from '../protocol';
import { counted, countedProblems, named } from './words';

/** What the overview says of an app. */
export interface AppSummary {
  readonly id: string;
  readonly title: string;
  /** `21 process types, 4 backing services`; what an app has none of is left out. */
  readonly counts: string;
  readonly problems: ProblemCounts;
  /** True where processes of it are not well, or another number runs than is declared. */
  readonly troubled: boolean;
  /** Each manager that declares something of it, once. */
  readonly managers: readonly string[];
  /** The other groups that its nodes need, with how many needs lead there. */
  readonly links: readonly Link[];
  /** One for each of its nodes, data stores last. */
  readonly marks: readonly SummaryMark[];
}

export interface Link {
  readonly title: string;
  readonly count: number;
}

export interface SummaryMark {
  readonly role: DrawnNode['role'];
  readonly many: boolean;
}

const ROLES: readonly DrawnNode['role'][] = [
  'process',
  'scheduled',
  'one-off',
  'autoscaler',
  'backing-service',
];

/** The needs between groups, merged: for each group those that its nodes need. */
export function linksOf({ groups, nodes, edges }: DrawnGraph): ReadonlyMap<string, readonly Link[]> {
  const groupOf = new Map(nodes.map(({ id, group }) => [id, group]));
  const titles = new Map(groups.map(({ id, title }) => [id, title]));
  const counts = new Map<string, Map<string, number>>();
  for (const { from, to } of edges) {
    const [here = '', there = ''] = [groupOf.get(from), groupOf.get(to)];
    if (here === there) continue;
    const links = counts.get(here) ?? new Map<string, number>();
    counts.set(here, links.set(there, (links.get(there) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([id, links]) => [
      id,
      [...links].sort(([, a], [, b]) => b - a).map(([to, count]) => ({ title: titles.get(to) ?? '', count })),
    ]),
  );
}

/** `part` holds one group. */
export function summaryOf({ groups, nodes }: DrawnGraph, links: readonly Link[] = []): AppSummary {
  const services = nodes.filter(({ role }) => role === 'backing-service').length;
  const scalers = nodes.filter(({ role }) => role === 'autoscaler').length;
  const types = nodes.length - services - scalers;
  return {
    id: groups[0]?.id ?? '',
    title: groups[0]?.title ?? '',
    counts: [
      ...(types > 0 ? [counted(types, 'process type')] : []),
      ...(services > 0 ? [counted(services, 'backing service')] : []),
      ...(scalers > 0 ? [counted(scalers, 'autoscaler')] : []),
    ].join(', '),
    problems: nodes.map(({ problems }) => problems).reduce(add, { error: 0, warning: 0, info: 0, hint: 0 }),
    troubled: nodes.some(({ marks }) =>
      marks.some(({ health }) => health === 'trouble' || health === 'differs'),
    ),
    links,
    managers: [...new Set(nodes.flatMap(({ managers }) => managers))],
    marks: ROLES.flatMap((role) =>
      nodes
        .filter((node) => node.role === role)
        .map(({ many }) => ({ role, many }))
        .sort((a, b) => Number(b.many) - Number(a.many)),
    ),
  };
}

/** The group as a screen reader says it: what is seen of it, in that order. */
export function spokenApp(
  { title, counts, problems, troubled, links }: AppSummary,
  found: readonly string[] = [],
): string {
  return [
    named(title),
    counts,
    links.length === 0 ? '' : `needs ${links.map(describeLink).join(', ')}`,
    ...found,
    countedProblems(problems),
    troubled ? 'not all as declared' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export function describeLink({ title, count }: Link): string {
  return count > 1 ? `${named(title)} ×${count.toLocaleString('en')}` : named(title);
}

function add(a: ProblemCounts, b: ProblemCounts): ProblemCounts {
  return {
    error: a.error + b.error,
    warning: a.warning + b.warning,
    info: a.info + b.info,
    hint: a.hint + b.hint,
  };
}
