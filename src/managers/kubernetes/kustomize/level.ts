import type { Look } from '../../../core/manager';
import { syntaxProblem } from '../../../core/problem';
import type { Problem, Related } from '../../../core/problem';
import type { MappingNode } from '../../../core/formats/tree';
import type { Origin, Passage, Uri } from '../../../core/source';
import type { KubernetesDocument } from '../document';
import { describeId, idsOf, nowNamed } from './resource';
import type { Resource, ResourceId } from './resource';
import { DEFAULTS } from './settings';
import type { Settings } from './settings';
import type { Var } from './vars';

/** What one run of kustomize reads and finds, whatever the depth. */
export interface Build {
  readonly look: Look<KubernetesDocument>;
  /** The files in the order in which they are read, each with the way from it to the head. */
  readonly chains: Map<Uri, readonly Passage[]>;
  /** How many kustomizations may still be entered: bases of bases can multiply. */
  left: number;
}

/** A `replicas:` entry or a patch that finds nothing to change. */
export interface Miss {
  readonly what: 'replicas' | 'patch';
  readonly name: string;
  readonly at: Origin;
  /** The names that would have been found. */
  readonly names: readonly string[];
  /** True where the tool says more than one could be meant. */
  readonly several: boolean;
}

/** One kustomization on its way: its fields, and the resources it has so far. */
export class Level {
  resources: Resource[] = [];
  readonly problems: Problem[] = [];
  /** What names a resource that is not there: laws tell of it. */
  readonly misses: Miss[] = [];
  /** What `configurations` here and in bases add to. */
  settings: Settings = DEFAULTS;
  readonly vars: Var[] = [];
  /** False where something could not be read here: then nothing is known to be missing. */
  whole = true;
  /** The names of the resources while they are taken in: until then nothing renames them. */
  private known = new Set<string>();

  constructor(
    readonly build: Build,
    readonly uri: Uri,
    readonly folder: Uri,
    readonly root: MappingNode,
    /** From here to the head, outermost last. */
    readonly chain: readonly Passage[],
    /** The folders of the kustomizations that lead here, the head's first. */
    readonly above: readonly Uri[],
  ) {}

  /** Something for which kustomize builds nothing. */
  refuse(message: string, at: Origin, related: readonly Related[] = []): void {
    this.whole = false;
    const elsewhere = related.filter((other) => other.at.uri !== at.uri);
    this.problems.push({ ...syntaxProblem(message, at), related: elsewhere });
  }

  /** A base or component for which kustomize builds nothing, with the first reason. */
  refuseFor(at: Origin, reason: string, origin: Origin | undefined): void {
    this.whole = false;
    const related = origin ? [{ message: reason, at: origin }] : [];
    this.problems.push({ ...syntaxProblem(`kustomize cannot build this: ${reason}`, at), related });
  }

  /** Something that is passed by, for it is not in the workspace. */
  pass(message: string, at: Origin): void {
    this.whole = false;
    this.problems.push(syntaxProblem(message, at, 'info'));
  }

  miss(miss: Omit<Miss, 'names' | 'several'>, kinds: ReadonlySet<string> | undefined, several = false): void {
    if (!this.whole) return;
    const found = this.resources.flatMap(idsOf).filter(({ kind }) => kinds?.has(kind) ?? true);
    this.misses.push({ ...miss, names: [...new Set(found.map(({ name }) => name))], several });
  }

  /** Takes a resource in; two that are named alike are refused. */
  add(resource: Resource, at: Origin): void {
    const id = nowNamed(resource);
    const key = keyOf(id);
    if (this.known.size === 0 || this.known.size !== this.resources.length)
      this.known = new Set(this.resources.map((known) => keyOf(nowNamed(known))));
    if (this.known.has(key)) this.refuse(`${describeId(id)} is here twice: kustomize refuses that.`, at);
    else if (this.resources.length >= MOST_RESOURCES) this.refuse('More objects than are read.', at);
    else {
      this.known.add(key);
      this.resources.push(resource);
    }
  }

  /** What two resources are now named, if there are two. */
  twice(): ResourceId | undefined {
    const seen = new Set<string>();
    for (const resource of this.resources) {
      const id = nowNamed(resource);
      if (seen.has(keyOf(id))) return id;
      seen.add(keyOf(id));
    }
    return undefined;
  }
}

/** More objects than any build has: what is looked for among them is looked for often. */
const MOST_RESOURCES = 20_000;

function keyOf({ apiVersion, kind, name, namespace }: ResourceId): string {
  return JSON.stringify([apiVersion, kind, name, namespace || 'default']);
}
