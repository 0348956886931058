import type { Declaration, Formation, ManagerId, ProcessType, Quantity, Role } from '../model';
import { describeTroubles, healthOf } from '../observed';
import type { Health, Running } from '../observed';
import type { Origin } from '../source';
import type { GraphOptions } from './build';
import { nodeIdOf, unused } from './graph';
import { marksOf } from './marks';

/**
 * The process model's figure of formations: workload diversity along x, scale along y. A section is an environment of
 * an app, a column a process type that it declares; backing services are attached, and are no processes of the app.
 */
export interface Chart {
  readonly sections: readonly ChartSection[];
  /** Which declaration each column stands for, by the column's id. */
  readonly places: ReadonlyMap<string, Place>;
}

export interface Place {
  /** The declaration: its app's folder, its environment's group, and its key there. */
  readonly of: { readonly app: string; readonly environment: string; readonly key: string };
  /** Where its name is written. */
  readonly origin: Origin;
}

export interface ChartSection {
  /** The same for the same environment of the same app, whatever else changes. */
  readonly id: string;
  readonly app: string;
  readonly environment: string;
  readonly manager: ManagerId;
  readonly managerTitle: string;
  readonly columns: readonly ChartColumn[];
}

export interface ChartColumn {
  /** The same for the same declaration, whatever else changes. */
  readonly id: string;
  /** The graph's node of this process type. */
  readonly node: string;
  readonly name: string;
  readonly role: Role;
  readonly kind: Quantity['kind'];
  /** Its quantity in words, with what runs beside what is declared; empty where nothing is said of it. */
  readonly text: string;
  /** How many are declared, as far as a number is known. Of a range it is the least. */
  readonly declared?: number;
  /** False where a default stands for the number, or the platform may have another by now. */
  readonly firm: boolean;
  readonly floor?: number;
  readonly ceiling?: number;
  /** How many run; absent where that is not known, or nothing is watched. */
  readonly running?: number;
  readonly health?: Health;
  /** What is wrong with its processes, in words. */
  readonly trouble?: string;
  readonly limit?: Limit;
  /** True where another quantity can be planned. */
  readonly plannable: boolean;
}

/**
 * Why there should be one process only. `singleton`: each copy would do the same again; `blocked`: a second copy cannot
 * run. The reason is a sentence for a person.
 */
export interface Limit {
  readonly kind: 'singleton' | 'blocked';
  readonly reason: string;
}

export type ChartOptions = Pick<GraphOptions, 'titleOf' | 'runningOf' | 'shows'>;

export function buildChart(formations: readonly Formation[], options: ChartOptions): Chart {
  const builder = new Builder(options);
  return { sections: formations.flatMap((formation) => builder.sections(formation)), places: builder.places };
}

class Builder {
  readonly places = new Map<string, Place>();
  private readonly ids = new Set<string>();

  constructor(private readonly options: ChartOptions) {}

  sections({ app, environments, members }: Formation): readonly ChartSection[] {
    const sections = environments.flatMap((environment) => {
      if (this.options.shows?.(environment, app) === false) return [];
      const { manager, group } = environment;
      const columns = members.flatMap((member) =>
        member.declarations
          .filter((one) => one.environment === environment && one.processType.role !== 'backing-service')
          .map((declaration) => this.column(app.folder, member.name, declaration)),
      );
      if (columns.length === 0) return [];
      const id = unused(`${app.folder}#${group}`, this.ids);
      const managerTitle = this.options.titleOf(manager);
      return [{ id, app: app.name, environment: environment.name, manager, managerTitle, columns }];
    });
    return [...sections.filter(hasNumbers), ...sections.filter((section) => !hasNumbers(section))];
  }

  private column(app: string, member: string, declaration: Declaration): ChartColumn {
    const { titleOf, runningOf } = this.options;
    const { environment, processType } = declaration;
    const { role, quantity, key, name } = processType;
    const limit = limitOf(processType);
    const id = unused(`${app}#${environment.group}#${key}`, this.ids);
    this.places.set(id, { of: { app, environment: environment.group, key }, origin: name.at });
    return {
      id,
      node: nodeIdOf(app, member),
      name: name.value,
      role,
      kind: quantity.kind,
      text: marksOf([declaration], titleOf, runningOf)[0]?.text ?? '',
      ...bounds(quantity),
      firm: quantity.declared && quantity.kind !== 'platform',
      ...life(processType, runningOf?.(declaration)),
      ...(limit ? { limit } : {}),
      plannable: role === 'process' && quantity.kind !== 'per-node' && quantity.kind !== 'on-demand',
    };
  }
}

/** A Procfile says what there is, and not how many: it stands behind what does. */
function hasNumbers({ columns }: ChartSection): boolean {
  return columns.some(({ kind }) => kind !== 'none');
}

function bounds(quantity: Quantity): Pick<ChartColumn, 'declared' | 'floor' | 'ceiling'> {
  const { kind, count, min, max, known } = quantity;
  if (!known || kind === 'none' || kind === 'per-node' || kind === 'on-demand') return {};
  const declared = kind === 'range' ? (min ?? count) : count;
  return {
    ...(declared === undefined ? {} : { declared }),
    ...(kind === 'range' && min !== undefined ? { floor: min } : {}),
    ...(kind === 'range' && max !== undefined ? { ceiling: max } : {}),
  };
}

function life(
  processType: ProcessType,
  running: Running | undefined,
): Pick<ChartColumn, 'running' | 'health' | 'trouble'> {
  if (!running) return {};
  const health = healthOf(processType, running);
  if (!running.known) return { health, trouble: `not known: ${running.reason}` };
  const trouble = describeTroubles(running.observed);
  return { health, running: running.observed.running, ...(trouble === '' ? {} : { trouble }) };
}

/** Only what is certain: a column is not called blocked where a second copy may run after all. */
function limitOf({ name, traits }: ProcessType): Limit | undefined {
  for (const trait of traits) {
    if (trait.kind === 'one-copy' && trait.certain && trait.expected !== false)
      return { kind: 'blocked', reason: trait.refusal };
    if (trait.kind === 'fires-once' && trait.certain)
      return {
        kind: 'singleton',
        reason: `${trait.reason}: several copies of "${name.value}" start each job several times.`,
      };
  }
  return undefined;
}
