import type {
  App,
  Declaration,
  Endpoint,
  Environment,
  Formation,
  Member,
  MemberNeed,
  ProcessType,
  Role,
} from './model';

/** What `.formation.yaml` says of an app: names that mean the same process type, by the name they are shown under. */
export interface Sameness {
  readonly same: Readonly<Record<string, readonly string[]>>;
}

/** The formation of one app: which declarations are the same process type, and who needs whom. */
export function joinFormation(app: App, environments: readonly Environment[], sameness: Sameness): Formation {
  const joined = environments.map(withAutoscalers);
  const groups = new Map<string, Declaration[]>();
  for (const environment of joined) {
    for (const processType of environment.processTypes) {
      const name = memberName(processType, app, joined, sameness);
      groups.set(name, [...(groups.get(name) ?? []), { environment, processType }]);
    }
  }
  const nameOf = new Map<ProcessType, string>();
  for (const [name, declarations] of groups)
    for (const { processType } of declarations) nameOf.set(processType, name);
  const members = [...groups].map(([name, declarations]) => member(name, declarations, nameOf));
  return { app, environments: joined, members };
}

/** Contributions with one manager and one group are one environment. */
export function mergeEnvironments(contributions: readonly Environment[]): readonly Environment[] {
  const merged = new Map<string, Environment>();
  for (const part of contributions) {
    const key = `${part.manager} ${part.group}`;
    const before = merged.get(key);
    merged.set(key, before ? combine(before, part) : part);
  }
  return [...merged.values()];
}

function combine(a: Environment, b: Environment): Environment {
  return {
    ...a,
    files: [...new Set([...a.files, ...b.files])],
    processTypes: [...a.processTypes, ...b.processTypes],
    autoscalers: [...a.autoscalers, ...b.autoscalers],
    endpoints: [...a.endpoints, ...b.endpoints],
  };
}

/** An autoscaler owns the quantity of its target: the static count beside it holds only until it acts. */
function withAutoscalers(environment: Environment): Environment {
  if (environment.autoscalers.length === 0) return environment;
  const byTarget = new Map(environment.autoscalers.map((autoscaler) => [autoscaler.target, autoscaler]));
  const processTypes = environment.processTypes.map((processType): ProcessType => {
    const autoscaler = byTarget.get(processType.key);
    if (!autoscaler) return processType;
    const { min, max } = autoscaler;
    const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
    const known = processType.quantity.known && autoscaler.known;
    return {
      ...processType,
      quantity: { ...processType.quantity, kind: 'range', ...bounds, known, autoscaler },
    };
  });
  return { ...environment, processTypes };
}

/**
 * The name that a declaration goes by in its formation. What `.formation.yaml` says wins; then the manager's own
 * labels, and the app's name as a prefix, where another declaration has that name: a wrong join is worse than none.
 */
function memberName(
  { name: { value }, alsoNamed, manager }: ProcessType,
  app: App,
  environments: readonly Environment[],
  { same }: Sameness,
): string {
  for (const [shown, names] of Object.entries(same))
    if (shown === value || names.includes(value)) return shown;
  const elsewhere = new Set(
    environments
      .filter((environment) => environment.manager !== manager)
      .flatMap(({ processTypes }) => processTypes.map(({ name }) => name.value)),
  );
  if (elsewhere.has(value)) return value;
  const prefix = `${app.name}-`;
  const candidates = [...alsoNamed, ...(value.startsWith(prefix) ? [value.slice(prefix.length)] : [])];
  return candidates.find((candidate) => elsewhere.has(candidate)) ?? value;
}

const STRONGEST: readonly Role[] = ['backing-service', 'scheduled', 'one-off', 'process'];

function member(
  name: string,
  declarations: readonly Declaration[],
  nameOf: ReadonlyMap<ProcessType, string>,
): Member {
  const roles = new Set(declarations.map(({ processType }) => processType.role));
  const role = STRONGEST.find((candidate) => roles.has(candidate)) ?? 'process';
  const entry = declarations.some((declaration) => takesRequests(declaration));
  return { name, role, declarations, needs: needsOf(declarations, nameOf), entry };
}

function needsOf(
  declarations: readonly Declaration[],
  nameOf: ReadonlyMap<ProcessType, string>,
): MemberNeed[] {
  return declarations.flatMap(({ environment, processType }) =>
    processType.needs.flatMap(({ on, kind, at }) =>
      targetsOf(on, environment)
        .filter((target) => target !== processType)
        .map((target) => ({ on: nameOf.get(target) ?? target.name.value, kind, at: at.at })),
    ),
  );
}

/** The process types of an environment that a name means: their own, or an endpoint's that leads to them. */
export function targetsOf(name: string, environment: Environment): readonly ProcessType[] {
  const own = environment.processTypes.filter((processType) => processType.name.value === name);
  if (own.length > 0 && environment.endpoints.length === 0) return own;
  const behind = environment.endpoints
    .filter(({ names }) => names.includes(name))
    .flatMap((endpoint) => selectedBy(endpoint, environment));
  return behind.length > 0 ? [...new Set(behind)] : own;
}

function selectedBy({ selects, namespace }: Endpoint, { processTypes }: Environment): readonly ProcessType[] {
  const labels = Object.entries(selects ?? {});
  if (labels.length === 0) return [];
  return processTypes.filter(
    (processType) =>
      processType.namespace === namespace &&
      labels.every(([key, value]) => processType.labels?.[key] === value),
  );
}

function takesRequests({ environment, processType }: Declaration): boolean {
  const reached = environment.endpoints.filter(({ entry }) => entry);
  return reached.some(
    (endpoint) =>
      selectedBy(endpoint, environment).includes(processType) ||
      (endpoint.leadsTo ?? []).some((name) => targetsOf(name, environment).includes(processType)),
  );
}
