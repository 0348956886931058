import type { CommandLine } from './command/command-line';
import type { Located, Origin, Uri } from './source';
import type { Repair, Trait } from './trait';

export type ManagerId = string;

/**
 * How many processes of a type are declared.
 *
 * - `fixed`: a number, `count`
 * - `range`: an autoscaler moves it between `min` and `max`; `count` is the static number beside it, if any
 * - `per-node`: one on each node of the cluster
 * - `on-demand`: started by a schedule, a socket or a request; `count` is how many at once, if declared
 * - `platform`: a number that the platform keeps; `count` is what it begins with, if a manifest says so
 * - `none`: the manager has no such notion, or the manifest says nothing
 */
export interface Quantity {
  readonly kind: 'fixed' | 'range' | 'per-node' | 'on-demand' | 'platform' | 'none';
  readonly count?: number;
  readonly min?: number;
  readonly max?: number;
  /** False where the manager's default stands for what the manifest leaves out. */
  readonly declared: boolean;
  /** False where it hangs on an unset variable or a template: then no rule fires on it. */
  readonly known: boolean;
  /** Where the count is written. */
  readonly at?: Located<unknown>;
  /** Takes a written count out of its file, so that the default or the autoscaler holds. */
  readonly remove?: Repair;
  /** The autoscaler of a `range`. */
  readonly autoscaler?: Autoscaler;
}

/** What a process type is for. Only `process` types scale out. */
export type Role = 'process' | 'backing-service' | 'scheduled' | 'one-off';

/** One process type needs another, or a backing service. `on` is a name as the manifest says it. */
export interface Need {
  readonly on: string;
  readonly kind: 'start-order' | 'link' | 'network' | 'mount';
  /** True where it does without it, should its manager leave that out. */
  readonly optional?: boolean;
  readonly at: Located<unknown>;
}

/** A named kind of workload, as one environment declares it. */
export interface ProcessType {
  readonly name: Located<string>;
  /** What identifies it inside its environment for references of its manager: `Deployment/shop/web`. */
  readonly key: string;
  /** Names that its manager's own conventions make equal to `name`: recommended labels, the name without a prefix. */
  readonly alsoNamed: readonly string[];
  /** The names that it has in other environments of its manager, where this one renamed it; the first one first. */
  readonly renamedFrom?: readonly string[];
  readonly manager: ManagerId;
  /** The manager's own word for such a declaration: service, Deployment, unit. */
  readonly term: string;
  readonly role: Role;
  readonly quantity: Quantity;
  /** What applies it from a repository, and so sets back what is changed elsewhere: Argo CD. */
  readonly keptBy?: string;
  /** Why its manager leaves it out unless asked for it: `profile debug`. */
  readonly dormant?: string;
  readonly command?: CommandLine;
  readonly image?: Located<string>;
  /** The image that its own is built on, where a file here says how. */
  readonly base?: Located<string>;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly needs: readonly Need[];
  readonly traits: readonly Trait[];
  /** The whole declaration in its file. */
  readonly body: Origin;
  /** Each place that declares it, the one that wins last. */
  readonly declarations: readonly Origin[];
  /** What its manager would run, in the manager's own words; made only when asked for. */
  readonly config?: () => Config;
}

/** Plain data, as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | Config;
export interface Config {
  readonly [key: string]: Json;
}

/** What moves the quantity of another declaration. `target` is that declaration's `key`. */
export interface Autoscaler {
  readonly name: Located<string>;
  readonly term: string;
  readonly target: string;
  /** The target in the manifest's own words. */
  readonly aim?: Aim;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly known: boolean;
}

export interface Aim {
  readonly kind: string;
  readonly name: string;
  /** Where the name is written. */
  readonly at?: Origin;
  /** Aims at another name; absent where others share what is written. */
  readonly rename?: (name: string) => Repair;
}

/** A network name that leads to process types: a Service, a route, a gateway. */
export interface Endpoint {
  readonly names: readonly string[];
  readonly namespace?: string;
  /** The process types it leads to, by labels, or by the name of another endpoint. */
  readonly selects?: Readonly<Record<string, string>>;
  readonly leadsTo?: readonly string[];
  /** True where it takes requests from outside. */
  readonly entry: boolean;
  /** Where it says that each caller is kept to one process, by what a person calls it. */
  readonly sticky?: Located<string>;
  readonly at: Origin;
}

/** A file in which process types or quantities are declared, as written: this file alone. */
export interface Manifest {
  readonly uri: Uri;
  readonly manager: ManagerId;
  readonly processTypes: readonly ProcessType[];
  readonly autoscalers: readonly Autoscaler[];
  readonly endpoints: readonly Endpoint[];
  /** Set where the file belongs to another tool, or is a template: shown as that, and nothing is read from it. */
  readonly lookAlike?: string;
}

/** Manifests that run together: what would really run, after overrides, overlays and variables. */
export interface Environment {
  /** As a person would call it: the path of its head from the app's folder. */
  readonly name: string;
  readonly manager: ManagerId;
  /** Contributions of one manager with equal groups are one environment. */
  readonly group: string;
  /** The folder in which its manager's command runs. */
  readonly folder: Uri;
  /** The files in the order in which the manager reads them. */
  readonly files: readonly Uri[];
  readonly processTypes: readonly ProcessType[];
  readonly autoscalers: readonly Autoscaler[];
  readonly endpoints: readonly Endpoint[];
  /** The manager's own name for the whole: a compose project, a namespace. */
  readonly project?: string;
  /** The tool that its files show to be in use, where its manager has several. */
  readonly tool?: string;
  /** True where more belongs to it than the workspace holds: then nothing is known to be missing. */
  readonly partial?: true;
}

export interface App {
  readonly name: string;
  readonly folder: Uri;
}

/** The process types of one app with their quantities, in each of its environments. */
export interface Formation {
  readonly app: App;
  readonly environments: readonly Environment[];
  readonly members: readonly Member[];
}

/** A process type of the formation: all declarations that are the same type. */
export interface Member {
  readonly name: string;
  readonly role: Role;
  readonly declarations: readonly Declaration[];
  readonly needs: readonly MemberNeed[];
  /** True where requests from outside reach it. */
  readonly entry: boolean;
}

export interface Declaration {
  readonly environment: Environment;
  readonly processType: ProcessType;
}

/** `on` is the name of a member of the same formation. */
export interface MemberNeed {
  readonly on: string;
  readonly kind: Need['kind'];
  readonly at: Origin;
}

/** True where more than one process is declared, or an autoscaler may make it more. Unknown is never more. */
export function exceedsOne({ known, count = 0, max = 0 }: Quantity): boolean {
  return known && (count > 1 || max > 1);
}
