import type { Plan, Refusal, RunPlan, ScaleRequest, WritePlan } from '../../core/manager';
import { operands } from '../../core/command/argument';
import type { ProcessType } from '../../core/model';
import { contains, span } from '../../core/source';
import { nameOf } from '../../core/uri';
import { systemctl, unitName } from './host';
import { isTemplate, parseName } from './names';
import { readUnitFile } from './unit-file';

/** More instances than one machine could start. */
const MOST_INSTANCES = 1000;

/** Instances are started and stopped by their names, each written out: braces and patterns are not systemd's. */
export function scaleUnit(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count } = request;
  const unit = unitName(processType.key);
  const name = parseName(unit);
  if (!name || !Number.isSafeInteger(count) || count < 0 || count > MOST_INSTANCES)
    return { refused: `Instances are a whole number from 0 to ${MOST_INSTANCES}.` };
  if (!isTemplate(name)) return count > 1 ? onlyOne(unit) : [single(request, unit)];
  const declared = declaredInstances(processType);
  const wanted = instanceNames(declared, count);
  if (!wanted) return { refused: unnamed(unit, declared) };
  return [...runPlans(request, declared, wanted), ...writePlan(request, declared, wanted)];
}

function onlyOne(unit: string): Refusal {
  const template = unit.replace(/\.service$/, '@.service');
  return {
    refused: `One unit is one process: rename ${unit} to ${template}, and each instance of that is one: \`systemctl start ${template.replace('@.', '@1.')}\`.`,
  };
}

function single({ environment, count }: ScaleRequest, unit: string): RunPlan {
  const verb = count === 0 ? 'stop' : 'start';
  return {
    verb: 'run',
    title: `${count === 0 ? 'Stop' : 'Start'} ${unit} with systemd`,
    steps: [systemctl(environment.folder, verb, ...operands(unit))],
    warnings: [],
  };
}

export function declaredInstances(processType: ProcessType): readonly string[] {
  const names = processType.config?.()['instances'];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

/** The first so many: those that are declared, and numbers from the lowest of them on, from 1 where there are none. */
function instanceNames(declared: readonly string[], count: number): readonly string[] | undefined {
  const numbers = declared.map((name) => (/^[1-9]\d{0,8}$|^0$/.test(name) ? Number(name) : undefined));
  if (count <= declared.length) return sorted(declared).slice(0, count);
  if (numbers.includes(undefined)) return undefined;
  const first = Math.min(
    ...numbers.map((number) => number ?? 0),
    declared.length > 0 ? Number.POSITIVE_INFINITY : 1,
  );
  const names = new Set(sorted(declared));
  for (let next = first; names.size < count; next++) names.add(String(next));
  return sorted([...names]);
}

function sorted(names: readonly string[]): readonly string[] {
  return [...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function unnamed(unit: string, declared: readonly string[]): string {
  const [example = ''] = declared.filter((name) => !/^\d+$/.test(name));
  return `The instances of ${unit} have names of their own, such as ${example}: what another would be called, only its unit knows. \`systemctl start\` it by its name.`;
}

function runPlans(
  { processType, environment, count, observed = 0 }: ScaleRequest,
  declared: readonly string[],
  wanted: readonly string[],
): readonly RunPlan[] {
  const unit = unitName(processType.key);
  const instance = (name: string) => unit.replace('@.', `@${name}.`);
  const more = instanceNames(declared, Math.max(observed, declared.length, count)) ?? declared;
  const stopped = more.filter((name) => !wanted.includes(name));
  const steps = (start: readonly string[], stop: readonly string[]) => [
    ...(stopped.length > 0
      ? [systemctl(environment.folder, ...verbs(stop), ...operands(...stopped.map(instance)))]
      : []),
    ...(wanted.length > 0
      ? [systemctl(environment.folder, ...verbs(start), ...operands(...wanted.map(instance)))]
      : []),
  ];
  const warnings = processType.traits.flatMap((trait) =>
    trait.kind === 'one-copy' && count > 1 ? [trait.refusal] : [],
  );
  const title = `Run ${count} of ${processType.name.value} with systemd`;
  return [
    { verb: 'run', title, steps: steps(['start'], ['stop']), warnings },
    {
      verb: 'run',
      title: `${title}, at each start too`,
      steps: steps(['enable', '--now'], ['disable', '--now']),
      warnings,
    },
  ];
}

const verbs = ([verb = '', ...options]: readonly string[]) => [verb, ...options] as const;

/** The names in the list of the unit that wants them, where that holds all of them. */
function writePlan(
  { processType, count, source }: ScaleRequest,
  declared: readonly string[],
  wanted: readonly string[],
): readonly WritePlan[] {
  const at = processType.quantity.at?.at;
  const file = at && source(at.uri);
  const list =
    file && readUnitFile(file).assignments.find(({ place }) => contains(place.whole.span, at.span.start));
  const prefix = parseName(processType.key)?.prefix ?? '';
  if (!at || !file || !list || at.span.start === at.span.end) return [];
  const own = list.value
    .split(/\s+/)
    .filter((word) => parseName(word)?.prefix === prefix && word.includes('@'));
  if (own.length !== declared.length) return [];
  const others = list.value.split(/\s+/).filter((word) => !own.includes(word));
  const names = [...others, ...wanted.map((name) => `${prefix}@${name}.service`)];
  const { start, end } = list.place.whole.span;
  return [
    {
      verb: 'write',
      title: `Want ${count} of ${processType.name.value} in ${nameOf(file.uri)}`,
      changes: [{ uri: file.uri, edits: [{ span: span(start, end), text: names.join(' ') }] }],
      warnings: [],
    },
  ];
}
