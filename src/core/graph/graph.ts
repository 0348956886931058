import type { ManagerId, Need, Role } from '../model';
import type { Health } from '../observed';
import type { Severity } from '../problem';
import type { Origin } from '../source';

/** What is drawn of formations: process types, backing services and who needs whom, grouped by app. */
export interface Graph {
  readonly groups: readonly GraphGroup[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** One app. */
export interface GraphGroup {
  readonly id: string;
  readonly title: string;
  /** Those that declare a node of the group, in the formation's order. */
  readonly environments: readonly GraphEnvironment[];
}

export interface GraphEnvironment {
  readonly name: string;
  readonly manager: ManagerId;
  readonly managerTitle: string;
  /** True where more belongs to it than the workspace holds: then nothing is known to be missing. */
  readonly partial: boolean;
}

/** One member of a formation, once, however many manifests declare it. */
export interface GraphNode {
  /** The same for the same process type of the same app, whatever else changes. */
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly role: Role;
  /** Each manager that declares it, once, in the order of its declarations. */
  readonly managers: readonly ManagerId[];
  /** Each namespace that it is declared in, once; absent where no manifest names one. */
  readonly namespaces?: readonly string[];
  /** What is said of its quantity, in words that stand alone: one for each quantity that differs. */
  readonly quantities: readonly string[];
  readonly marks: readonly QuantityMark[];
  /** True where some manifest has more than one process of it. */
  readonly many: boolean;
  /** True where requests from outside reach it. */
  readonly entry: boolean;
  readonly problems: ProblemCounts;
  readonly declarations: readonly GraphDeclaration[];
}

/** One quantity and the managers that say it: quantities that differ stay apart, they are never added. */
export interface QuantityMark {
  readonly managers: readonly ManagerId[];
  /** Empty for managers that say nothing about the quantity. */
  readonly text: string;
  /** False where no manifest writes it and a default stands for it. */
  readonly declared: boolean;
  /** How its processes are; absent where they are not watched. */
  readonly health?: Health;
}

export interface GraphDeclaration {
  readonly manager: ManagerId;
  /** The manager as a person calls it. */
  readonly managerTitle: string;
  /** The manager's own word for such a declaration. */
  readonly term: string;
  readonly environment: string;
  /** Which of its group's environments that is. */
  readonly column: number;
  readonly path: string;
  readonly quantity: string;
  /** The file that writes it, as `path` is shown. */
  readonly quantityPath: string;
  readonly declared: boolean;
  /** Where a quantity that came over another is written, and over which. */
  readonly provenance?: string;
  /** How its processes are, and in words what is wrong with them; absent where they are not watched. */
  readonly health?: Health;
  readonly trouble?: string;
  /** What moves its quantity; `quantityOrigin` is then its place. */
  readonly autoscaler?: { readonly name: string; readonly term: string };
  /** What its processes run, where the manifest says it. */
  readonly command?: string;
  /** Where its name is written. */
  readonly origin: Origin;
  /** Where its quantity is written: by its autoscaler, else as a number; its name, where no manifest writes one. */
  readonly quantityOrigin: Origin;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Each kind once, the strongest first. */
  readonly kinds: readonly Need['kind'][];
}

export type ProblemCounts = Readonly<Record<Severity, number>>;

export const NO_PROBLEMS: ProblemCounts = { error: 0, warning: 0, info: 0, hint: 0 };

/** The graph of each app alone. Nothing is lost: a need never leaves its app. */
export function partsOf({ groups, nodes, edges }: Graph): readonly Graph[] {
  return groups.map((group) => {
    const own = nodes.filter((node) => node.group === group.id);
    const ids = new Set(own.map(({ id }) => id));
    return { groups: [group], nodes: own, edges: edges.filter(({ from }) => ids.has(from)) };
  });
}

/** The id of the node of a process type, by its app's folder and its name there. */
export function nodeIdOf(app: string, name: string): string {
  return `${app}#${name}`;
}

/** `id`, or with a number behind it where it is taken; takes it. */
export function unused(id: string, taken: Set<string>): string {
  let free = id;
  for (let copy = 2; taken.has(free); copy++) free = `${id}#${copy}`;
  taken.add(free);
  return free;
}
