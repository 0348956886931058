import type { Finding, Findings } from './findings';
import type { Comparison } from './judged';

const STRENGTH = ['error', 'warning', 'info', 'hint'];

/** A rule that fires in more of the projects than this is noise. */
const MOST_PROJECTS = 1 / 5;

/** Places that are named of a rule where not all are asked for. */
const FEW = 3;

/** How often, in how many projects and where each rule fired, and which did not. */
export function tableOf({ projects, found }: Findings, known: readonly string[], all: boolean): string[] {
  const names = [...new Set(found.map(nameOf))].sort((a, b) => rankOf(a) - rankOf(b));
  const lines = names.flatMap((name) => {
    const group = found.filter((one) => nameOf(one) === name);
    const fired = new Set(group.map(({ repository }) => repository)).size;
    const noisy = fired > projects.length * MOST_PROJECTS ? ', more than one of five' : '';
    const places = group.slice(0, all ? undefined : FEW).map((one) => `    ${placeOf(one)}`);
    const more = group.length > places.length ? [`    and ${group.length - places.length} more`] : [];
    return [
      `  ${name}: ${group.length} in ${fired} of ${projects.length} projects${noisy}`,
      ...places,
      ...more,
    ];
  });
  const fired = new Set(found.map(({ rule }) => rule));
  const silent = known.filter((rule) => !fired.has(rule));
  return [...lines, `  not once: ${silent.join(', ')}`];
}

/** What differs from the list of judgements, and how many of the judged findings are right. */
export function comparisonLines({ unjudged, wrong, gone, precision }: Comparison, all: boolean): string[] {
  const toJudge = all ? unjudged : unjudged.filter(({ severity }) => severity !== 'hint');
  return [
    ...[...precision].sort(([a], [b]) => rankOf(a) - rankOf(b)).map(shareLine),
    `  not yet judged: ${unjudged.length}`,
    ...toJudge.map((one) => `    ${nameOf(one)} ${placeOf(one)}`),
    `  judged wrong, and still told: ${wrong.length}`,
    ...wrong.map((one) => `    ${nameOf(one)} ${placeOf(one)}`),
    `  judged right, and told no longer: ${gone.length}`,
    ...gone.map((one) => `    ${nameOf(one)} ${placeOf({ ...one, message: one.why })}`),
  ];
}

function shareLine([severity, { right, judged }]: readonly [string, { right: number; judged: number }]) {
  return `  ${severity}: ${right} of ${judged} judged are right (${((100 * right) / judged).toFixed(1)} %)`;
}

function nameOf({ rule, severity }: Pick<Finding, 'rule' | 'severity'>): string {
  return `${severity} ${rule}`;
}

function placeOf({ repository, path, line, message }: Finding): string {
  return `${repository} ${path}:${line} ${message}`;
}

/** Of a severity, or of a name that begins with one. */
function rankOf(name: string): number {
  return STRENGTH.findIndex((severity) => name.startsWith(severity));
}
