import type { Change, Located, Origin } from './source';

/** A manager-neutral fact about a process type: what rules speak of. */
export type Trait =
  OneCopyTrait | DetachesTrait | PidFileTrait | FiresOnceTrait | NotRestartedTrait | CommandTrait;

interface Fact {
  /** The exact characters that show it. */
  readonly at: Origin;
  /** Takes it out of its file; absent where that is not safe or not possible there. */
  readonly remove?: Repair;
  /** Puts something in its place that does not have the trait. */
  readonly replace?: Repair;
}

/** A way to mend a trait, as its format's editor makes it. */
export interface Repair {
  /** What it does, in the manager's words, for a person: `Publish on a free port`. */
  readonly title: string;
  /** Made only when asked for: it looks for the place in its file again. */
  change(): Change;
  /** What else follows from it; a repair with a consequence is never applied unasked. */
  readonly consequence?: string;
}

/** A resource that only one copy can hold. */
export interface OneCopyTrait extends Fact {
  readonly kind: 'one-copy';
  readonly resource: 'host-port' | 'name' | 'address' | 'volume';
  readonly value: string;
  /** False where a second copy may run after all: on another node, or where it does not use what it shares. */
  readonly certain: boolean;
  /** False where what stands beside it shows that it is run by what can share it. */
  readonly expected?: boolean;
  /** What the manager does when a second copy asks for it. */
  readonly refusal: string;
  /** False where holding it is the declaration's purpose while there is one copy: a database, a reverse proxy. */
  readonly remarkable: boolean;
}

/** The command leaves its manager: it forks into the background and the first process exits. */
export interface DetachesTrait extends Fact {
  readonly kind: 'detaches';
  readonly program: string;
  /** What happens, for a person. */
  readonly reason: string;
  /** `flag`: a word asks for it; `default`: the program does so unless told otherwise. */
  readonly by: 'flag' | 'default';
  readonly flag: Located<string>;
}

/** The command writes its process id into a file. */
export interface PidFileTrait extends Fact {
  readonly kind: 'pid-file';
  readonly program: string;
  /** What happens, for a person. */
  readonly reason: string;
  readonly flag: Located<string>;
}

/** The command starts jobs by the clock: every copy of it starts each of them. */
export interface FiresOnceTrait extends Fact {
  readonly kind: 'fires-once';
  readonly program: string;
  /** What happens, for a person. */
  readonly reason: string;
  /** True where it is a part of a program that is meant to scale out. */
  readonly embedded: boolean;
  /** False where the jobs may agree among themselves which copy runs them. */
  readonly certain: boolean;
}

/** Its manager is told to leave it down when it crashes. */
export interface NotRestartedTrait extends Fact {
  readonly kind: 'not-restarted';
  /** What happens, for a person. */
  readonly reason: string;
}

/**
 * What a command does beside being one process of its manager:
 *
 * - `nested-manager`: it starts and restarts processes that its own manager does not see
 * - `restarts-itself`: a shell loop restarts it
 * - `swallows-signals`: a shell stands before it that does not pass on a signal to stop
 * - `keeps-alive`: what its manager watches does nothing, and what works runs behind its back
 * - `several-workloads`: it runs several programs at once
 * - `migrates`: it changes a database before it serves
 * - `counts-processors`: it takes the machine's processors for its own, though it may use less
 * - `literal-operator`: a shell's operator stands where no shell reads it
 */
export interface CommandTrait extends Fact {
  readonly kind:
    | 'nested-manager'
    | 'restarts-itself'
    | 'swallows-signals'
    | 'keeps-alive'
    | 'several-workloads'
    | 'migrates'
    | 'counts-processors'
    | 'literal-operator';
  readonly program: string;
  /** What happens, for a person. */
  readonly reason: string;
  /** False where it hangs on what is not written here, or is done on purpose. */
  readonly certain: boolean;
}
