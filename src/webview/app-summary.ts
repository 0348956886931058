import type { DrawnGraph, DrawnNode, ProblemCounts } from '../protocol';
import { counted, describeProblems, named } from './words';

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
  /** One for each of its nodes, data stores last. */
  readonly marks: readonly SummaryMark[];
}

export interface SummaryMark {
  readonly role: DrawnNode['role'];
  readonly many: boolean;
}

const ROLES: readonly DrawnNode['role'][] = ['process', 'scheduled', 'one-off', 'backing-service'];

/** `part` holds one app. */
export function summaryOf({ groups, nodes }: DrawnGraph): AppSummary {
  const services = nodes.filter(({ role }) => role === 'backing-service').length;
  return {
    id: groups[0]?.id ?? '',
    title: groups[0]?.title ?? '',
    counts: [
      ...(nodes.length > services ? [counted(nodes.length - services, 'process type')] : []),
      ...(services > 0 ? [counted(services, 'backing service')] : []),
    ].join(', '),
    problems: nodes.map(({ problems }) => problems).reduce(add, { error: 0, warning: 0, info: 0, hint: 0 }),
    troubled: nodes.some(({ marks }) =>
      marks.some(({ health }) => health === 'trouble' || health === 'differs'),
    ),
    managers: [...new Set(nodes.flatMap(({ managers }) => managers))],
    marks: ROLES.flatMap((role) =>
      nodes
        .filter((node) => node.role === role)
        .map(({ many }) => ({ role, many }))
        .sort((a, b) => Number(b.many) - Number(a.many)),
    ),
  };
}

/** The app as a screen reader says it. */
export function spokenApp({ title, counts, problems, troubled }: AppSummary): string {
  return [named(title), counts, troubled ? 'not all as declared' : '', describeProblems(problems)]
    .filter((part) => part !== '')
    .join(', ');
}

function add(a: ProblemCounts, b: ProblemCounts): ProblemCounts {
  return {
    error: a.error + b.error,
    warning: a.warning + b.warning,
    info: a.info + b.info,
    hint: a.hint + b.hint,
  };
}
