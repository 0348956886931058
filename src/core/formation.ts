import { Directory } from './directory';
import { relativePath } from './uri';
import type {
  App,
  Declaration,
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
  const joined = toldApart(environments.map(withAutoscalers), app);
  const called = caller(app, joined, sameness);
  const original = originals(joined);
  const members = new Map<string, JoinedMember>();
  const renamed = new Map<ProcessType, string>();
  const names = new Names(renamed);
  for (const environment of joined) {
    for (const processType of environment.processTypes) {
      const name = called(original(processType, environment));
      if (name !== processType.name.value) renamed.set(processType, name);
      const member = members.get(name);
      if (member) member.add({ environment, processType });
      else members.set(name, new JoinedMember(name, environment, processType, names));
    }
  }
  return { app, environments: joined, members: [...members.values()] };
}

/** The members that more than one declaration makes. */
export function declaredSeverally({ environments, members }: Formation): readonly Member[] {
  const declared = environments.reduce((sum, { processTypes }) => sum + processTypes.length, 0);
  return declared === members.length ? [] : members.filter(({ declarations }) => declarations.length > 1);
}

/** Environments that would be called the same are called by their folders' paths from the app. */
function toldApart(environments: readonly Environment[], { folder }: App): readonly Environment[] {
  const called = new Map<string, number>();
  const keyOf = ({ manager, name }: Environment) => `${manager} ${name}`;
  for (const environment of environments)
    called.set(keyOf(environment), (called.get(keyOf(environment)) ?? 0) + 1);
  return environments.map((environment) => {
    if (called.get(keyOf(environment)) === 1) return environment;
    const path = relativePath(folder, environment.folder);
    return path === undefined || path === '.' ? environment : { ...environment, name: path };
  });
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

/** The names that declarations of other managers than one have. */
function namesElsewhere(environments: readonly Environment[]): (manager: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (manager) => {
    const before = known.get(manager);
    if (before) return before;
    const others = environments.filter((environment) => environment.manager !== manager);
    const names = new Set(others.flatMap(({ processTypes }) => processTypes.map(({ name }) => name.value)));
    known.set(manager, names);
    return names;
  };
}

/**
 * What an overlay renamed, as the environment beneath it declares it; everything else is its own original. Variants
 * of one declaration in the same environment stay apart.
 */
function originals(
  environments: readonly Environment[],
): (type: ProcessType, environment: Environment) => ProcessType {
  if (!environments.some(({ processTypes }) => processTypes.some(({ renamedFrom }) => renamedFrom)))
    return (type) => type;
  const declared = new Map<string, readonly [ProcessType, Environment]>();
  const renamed = new Map<string, number>();
  const keyOf = ({ manager, term }: ProcessType, name: string) => `${manager} ${term} ${name}`;
  const twinsOf = (type: ProcessType, { group }: Environment) =>
    `${group} ${keyOf(type, type.renamedFrom?.[0] ?? type.name.value)}`;
  for (const environment of environments)
    for (const type of environment.processTypes) {
      const key = keyOf(type, type.name.value);
      if (!declared.has(key)) declared.set(key, [type, environment]);
      const twins = twinsOf(type, environment);
      renamed.set(twins, (renamed.get(twins) ?? 0) + 1);
    }
  return (type, environment) => {
    const { renamedFrom = [] } = type;
    if (renamedFrom.length === 0 || (renamed.get(twinsOf(type, environment)) ?? 0) > 1) return type;
    for (const name of renamedFrom) {
      const [original, beneath] = declared.get(keyOf(type, name)) ?? [];
      if (original && beneath !== environment) return original;
    }
    return type;
  };
}

/**
 * The name that a declaration goes by in its formation. What `.formation.yaml` says wins; then the manager's own
 * labels, and the app's name as a prefix, where another declaration has that name: a wrong join is worse than none.
 */
function caller(
  app: App,
  environments: readonly Environment[],
  { same }: Sameness,
): (processType: ProcessType) => string {
  const namesOutside = namesElsewhere(environments);
  const said = new Map<string, string>();
  for (const [shown, names] of Object.entries(same))
    for (const name of [shown, ...names]) if (!said.has(name)) said.set(name, shown);
  const prefix = `${app.name}-`;
  return ({ name: { value }, alsoNamed, manager }) => {
    const shown = said.get(value);
    if (shown !== undefined) return shown;
    const elsewhere = namesOutside(manager);
    if (elsewhere.size === 0 || elsewhere.has(value)) return value;
    const candidates = value.startsWith(prefix) ? [...alsoNamed, value.slice(prefix.length)] : alsoNamed;
    return candidates.find((candidate) => elsewhere.has(candidate)) ?? value;
  };
}

const WEAKEST_FIRST: readonly Role[] = ['process', 'one-off', 'scheduled', 'backing-service'];

/** What it is beyond its name is found when asked for: few ask at each keystroke. */
class JoinedMember implements Member {
  private declared: Declaration[] | undefined;

  constructor(
    readonly name: string,
    private readonly environment: Environment,
    private readonly processType: ProcessType,
    private readonly names: Names,
  ) {}

  add(declaration: Declaration): void {
    this.all.push(declaration);
  }

  get declarations(): readonly Declaration[] {
    return this.all;
  }

  private get all(): Declaration[] {
    const { environment, processType } = this;
    return (this.declared ??= [{ environment, processType }]);
  }

  get role(): Role {
    let strongest = 0;
    for (const { processType } of this.declarations)
      strongest = Math.max(strongest, WEAKEST_FIRST.indexOf(processType.role));
    return WEAKEST_FIRST[strongest] ?? 'process';
  }

  get needs(): readonly MemberNeed[] {
    return this.declarations.flatMap(({ environment, processType }) =>
      processType.needs.flatMap(({ on, kind, at }) =>
        this.names
          .directoryOf(environment)
          .find(on)
          .filter((target) => target !== processType)
          .map((target) => ({ on: this.names.of(target), kind, at: at.at })),
      ),
    );
  }

  get entry(): boolean {
    return this.declarations.some(({ environment, processType }) =>
      this.names.directoryOf(environment).isEntry(processType),
    );
  }
}

/** What process types are called in one formation, and who answers to which name in its environments. */
class Names {
  private readonly directories = new Map<Environment, Directory>();

  /** Only those that are called by another name than their own. */
  constructor(private readonly called: ReadonlyMap<ProcessType, string>) {}

  of(processType: ProcessType): string {
    return this.called.get(processType) ?? processType.name.value;
  }

  directoryOf(environment: Environment): Directory {
    const known = this.directories.get(environment) ?? new Directory(environment);
    this.directories.set(environment, known);
    return known;
  }
}
