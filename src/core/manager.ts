import type { Change, SourceText, Uri } from './source';
import type { Environment, Manifest, ManagerId, ProcessType } from './model';
import type { Observed } from './observed';
import type { Problem } from './problem';
import type { Law } from './rule';

/** What starts, scales, restarts and stops processes. One folder under `managers`. */
export interface Manager<D = unknown> {
  readonly id: ManagerId;
  /** As a person calls it. */
  readonly title: string;
  /** Names and globs of its manifests (`*`, `**`, `{a,b}`): all that discovery knows. */
  readonly files: readonly string[];
  /** What a person knows its manifests by, where the globs say little; names in backticks. */
  readonly manifests?: string;
  /** A cheap look at the text where a file name is shared with others; absent where the name says all. */
  recognises?(source: SourceText): Recognition;
  /**
   * The whole located document, private to this manager. Total, and the same with or without `before`: the document of
   * the version before, whose parts may be taken over, and which is not used any more.
   */
  read(source: SourceText, before?: D): D;
  /** The entry and all it pulls in. Pure and synchronous; what it looks at becomes its dependencies. */
  resolve(entry: Uri, look: Look<D>, reading?: Reading): Resolved;
  /** True where it heeds a reading: files that are asked for as one environment are its own, if it recognises them. */
  readonly readsAsAsked?: boolean;
  readonly laws: readonly Law<D>[];
  /** The ways to bring a process type to a quantity, best first. */
  scale(request: ScaleRequest): readonly Plan[] | Refusal;
  /**
   * The commands for several types of one environment at once, where they are other ones than those for each by
   * itself, one after the other.
   */
  readonly scaleTogether?: (requests: readonly ScaleRequest[]) => readonly Command[];
  /** A command as a rehearsal that changes nothing; absent where the tool has none. */
  readonly dryRun?: (command: Command) => Command;
  /** What can be done to a process type, or to all of an environment, beside scaling; undefined where it cannot. */
  readonly operate?: (operation: Operation, request: OperationRequest) => RunPlan | Refusal | undefined;
  /** How its processes are started here, where nothing runs them yet. */
  readonly start?: Starter;
  /** How each of its tools is installed, for a person who lacks it. */
  readonly install?: Readonly<Record<string, string>>;
  /** What its targets are called: kube context, Heroku app. */
  readonly targetTerm?: string;
  /** Which apps, clusters, projects or hosts its manifests can mean. */
  readonly targets?: (environment: Environment) => Query<readonly Target[]>;
  /**
   * Running counts and health: one for each process type that the tool can tell of, those of which none runs too.
   * Undefined where it takes a target and none is known, or nothing can be told of.
   */
  readonly observe?: (
    environment: Environment,
    target: Target | undefined,
  ) => Query<readonly Observed[]> | undefined;
  /** True where it runs processes on this machine, unless a target says otherwise: then they are watched unasked. */
  readonly local?: boolean;
  /** What says when to observe again; without it, asking now and then does. */
  readonly watch?: (environment: Environment, target: Target | undefined) => Stream | undefined;
}

/** `yes`; `no`: some other file of that name; or the name of what it really is. */
export type Recognition = 'yes' | 'no' | { readonly lookAlike: string };

/**
 * Why there is no document: there is no such file; it is not loaded yet, and what looks is asked again; or it lies
 * outside a workspace that is not trusted, and nothing can be said of it.
 */
export type Missing = 'absent' | 'pending' | 'withheld';

/** What is known of a file: its document, its text where another manager or none reads it, or why neither. */
export interface Look<D> {
  (uri: Uri): D | Missing;
  /** The text of a file that is not a manifest of this manager: an `.env`, an env file. */
  text(uri: Uri): SourceText | Missing;
  /** The files below a folder that discovery found by the managers' names, in order: for what is joined by its place. */
  listed(folder: Uri): readonly Uri[];
  /**
   * What was made of a part of a document before, as long as the texts that were looked at for it, and `hangsOn`, are
   * the same; else it is made now. One thing is remembered of each part for each purpose.
   */
  remembered<P extends object, T>(part: P, purpose: string, hangsOn: string, make: (part: P) => T): T;
  /** The same of each part of a list, at less cost for one that is nearly as it was. */
  rememberedEach<P extends object, T>(
    parts: readonly P[],
    purpose: string,
    hangsOn: string,
    make: (part: P) => T,
  ): readonly T[];
}

/** How files are read where not as the manager itself would find them. */
export interface Reading {
  /** Exactly these files are one environment, the entry first. */
  readonly together?: readonly Uri[];
  /** Variables stay as they are written. */
  readonly verbatim?: boolean;
  /** What is on beside what the files turn on themselves; `*` is everything. */
  readonly profiles?: readonly string[];
}

export interface Resolved {
  /** The entry alone. */
  readonly written: Manifest;
  /** What the entry is the head of; a fragment is the head of nothing. */
  readonly environment?: Environment;
  /** What it is the head of beside that, for other purposes. */
  readonly variants?: readonly Environment[];
  /** What reading and resolving found wrong. */
  readonly problems: readonly Problem[];
  /** What the environment was made of, for the manager's own laws. */
  readonly model?: unknown;
}

export interface ScaleRequest {
  readonly processType: ProcessType;
  readonly environment: Environment;
  readonly count: number;
  readonly target?: Target;
  /** How many were seen to run just now; never a guess. */
  readonly observed?: number;
  /** The environment's text files by address: what edits are made of. */
  readonly source: (uri: Uri) => SourceText | undefined;
}

/** What is done to processes beside scaling them; `logs` and `forward-port` stay until they are stopped. */
export type Operation = 'run' | 'stop' | 'restart' | 'logs' | 'forward-port';

export interface OperationRequest {
  readonly environment: Environment;
  /** All of the environment where it is left out. */
  readonly processType?: ProcessType;
  readonly target?: Target;
  /** The port to forward, `8080` or `8080:3000`. */
  readonly port?: string;
  readonly source: (uri: Uri) => SourceText | undefined;
}

/** The exact commands or changes that bring a process type to a quantity. */
export type Plan = RunPlan | WritePlan;

/**
 * - `run`: the manager does it now, and no file changes
 * - `write`: a manifest says so from now on, and nothing runs
 */
export interface RunPlan {
  readonly verb: 'run';
  readonly title: string;
  /** True where it does something better than what was asked for. */
  readonly instead?: boolean;
  readonly steps: readonly Command[];
  readonly target?: Target;
  readonly warnings: readonly string[];
}

export interface WritePlan {
  readonly verb: 'write';
  readonly title: string;
  /** True where it does something better than what was asked for. */
  readonly instead?: boolean;
  readonly changes: readonly Change[];
  readonly warnings: readonly string[];
}

/** An executable and its arguments, which no shell ever reads. */
export interface Command {
  readonly executable: string;
  readonly args: readonly string[];
  /** The folder it runs in. */
  readonly cwd: Uri;
  /** Set for a command that stays: starting it again stops the one of the same session first. */
  readonly session?: string;
  /** What its terminal is called; the plan's title where it is left out. */
  readonly name?: string;
  /** Variables beside those that the editor itself has. */
  readonly env?: Readonly<Record<string, string>>;
  /** What a person's own template for it is called and made of; absent where there can be none. */
  readonly template?: Template;
}

/** `compose.scale`, and the words that stand for its `${names}`. */
export interface Template {
  readonly name: string;
  readonly slots: Readonly<Record<string, readonly string[]>>;
}

/** A reason why something asked for cannot be done, fit to show to a person. */
export interface Refusal {
  readonly refused: string;
}

/** Starts all processes of an environment with one of several tools. */
export interface Starter {
  readonly tools: readonly Target[];
  command(environment: Environment, tool: Target): Command;
}

/** The tools of a starter, the one first that an environment's files show to be in use. */
export function toolsFor({ tools }: Starter, { tool }: Environment): readonly Target[] {
  return [...tools].sort((a, b) => Number(b.id === tool) - Number(a.id === tool));
}

/** Which app, cluster, project or host is meant. */
export interface Target {
  readonly id: string;
  readonly title: string;
  /** True where it is not this machine. */
  readonly remote: boolean;
  /** True where the tool would take it by itself. */
  readonly current: boolean;
  /** The part of it that is meant where a manifest names none: a namespace. */
  readonly part?: string;
}

/** What a tool ended with. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A question to a manager's tool. */
export interface Query<T> {
  readonly command: Command;
  read(result: Result): T | Refusal;
}

/** A command that stays and prints a line, or several, for each thing that happens. */
export interface Stream {
  readonly command: Command;
  /** Whether a line may mean that other processes run than before. Total, and true where in doubt. */
  matters(line: string): boolean;
}

export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}

/** Types a manager by its document, and makes it fit a list of managers. */
export function defineManager<D>(manager: Manager<D>): Manager {
  return manager as Manager;
}
