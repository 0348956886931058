import type { Look, Manager, Missing, Reading, Resolved } from '../core/manager';
import { syntaxProblem } from '../core/problem';
import type { Problem } from '../core/problem';
import { span } from '../core/source';
import type { SourceText, Uri } from '../core/source';
import { nameOf } from '../core/uri';
import { checkDocument } from './check';
import { nameMatcher } from './glob';
import { Memory } from './memory';
import type { Texts } from './texts';

/** One entry as it was last resolved, with what it looked at. */
export interface Entry {
  readonly resolved: Resolved;
  /** Files, and folders whose listing it looked at. */
  readonly looked: ReadonlySet<Uri>;
  /** What reading, resolving and the manager's laws found. */
  readonly problems: readonly Problem[];
}

/** Has each file resolved by the manager whose file it is, from documents that are read once per version. */
export class Resolver {
  private readonly documents = new Map<string, { readonly version: number; readonly document: unknown }>();
  private readonly memory = new Memory();
  private readonly matchers: readonly { readonly manager: Manager; matches(name: string): boolean }[];

  constructor(
    private readonly texts: Texts,
    managers: readonly Manager[],
  ) {
    this.matchers = managers.map((manager) => ({ manager, matches: nameMatcher(manager.files) }));
  }

  mayBeManifest(name: string): boolean {
    return this.matchers.some(({ matches }) => matches(name));
  }

  /** Undefined where it is no manager's file. With `reading`, a file of any name may be one. */
  async resolve(uri: Uri, reading: Reading | undefined): Promise<Entry | undefined> {
    const source = this.texts.source(uri);
    const taken = source && this.managerOf(source, reading !== undefined);
    if (!source || !taken) return undefined;
    const { manager, lookAlike } = taken;
    if (lookAlike !== undefined) return unread(uri, manager, lookAlike);
    if (source.fault !== undefined) return faulty(uri, manager, source.fault);
    try {
      return await this.resolvedBy(manager, source, reading);
    } catch (error) {
      return faulty(uri, manager, `${OWN_MISTAKE}${String(error)}`);
    }
  }

  forget(): void {
    this.documents.clear();
  }

  /** Takes over the documents of another, but for those of some files. */
  take(other: Resolver, without: ReadonlySet<Uri>): void {
    for (const [key, known] of other.documents)
      if (!without.has(key.slice(key.indexOf(' ') + 1))) this.documents.set(key, known);
  }

  /** Until nothing that it looks at is still to be loaded. */
  private async resolvedBy(
    manager: Manager,
    source: SourceText,
    reading: Reading | undefined,
  ): Promise<Entry> {
    const { uri } = source;
    for (;;) {
      const looked = new Set<Uri>([uri]);
      const pending = new Set<Uri>();
      const resolved = manager.resolve(uri, this.lookFor(manager, looked, pending), reading);
      if (pending.size === 0) {
        const found = checkDocument(manager, this.document(manager, source), resolved);
        return { resolved, looked, problems: [...resolved.problems, ...found] };
      }
      await Promise.all([...pending].map((other) => this.texts.load(other)));
    }
  }

  private lookFor(manager: Manager, looked: Set<Uri>, pending: Set<Uri>): Look<unknown> {
    const memory = this.memory.for(manager.id, (uri) =>
      isFolder(uri) ? this.texts.listed : this.texts.current(uri),
    );
    const find = (uri: Uri): SourceText | Missing => {
      looked.add(uri);
      const known = this.texts.current(uri);
      if (known === undefined) pending.add(uri);
      return known ?? 'pending';
    };
    const look = (uri: Uri) => {
      const source = find(uri);
      return typeof source === 'string' ? source : this.document(manager, source);
    };
    const text = (uri: Uri) => {
      memory.looked(uri);
      return find(uri);
    };
    const listed = (folder: Uri) => {
      const below = `${folder}/`;
      looked.add(below);
      memory.looked(below);
      return this.texts.listed.filter((uri) => uri.startsWith(below));
    };
    const remembered = <P extends object, T>(
      part: P,
      purpose: string,
      hangsOn: string,
      make: (part: P) => T,
    ): T => {
      const { value, seen } = memory.remembered(part, purpose, hangsOn, make);
      for (const uri of seen.keys()) looked.add(uri);
      return value;
    };
    const rememberedEach = <P extends object, T>(
      parts: readonly P[],
      purpose: string,
      hangsOn: string,
      make: (part: P) => T,
    ): readonly T[] => {
      const { value, seen } = memory.rememberedEach(parts, purpose, hangsOn, make);
      for (const uri of seen.keys()) looked.add(uri);
      return value;
    };
    return Object.assign(look, { text, listed, remembered, rememberedEach });
  }

  private document(manager: Manager, source: SourceText): unknown {
    const key = `${manager.id} ${source.uri}`;
    const known = this.documents.get(key);
    if (known && known.version === source.version) return known.document;
    const document = manager.read(source, known?.document);
    this.documents.set(key, { version: source.version, document });
    return document;
  }

  /** The manager whose file it is by name and content; a file that was asked for may have any name. */
  private managerOf(
    source: SourceText,
    asked: boolean,
  ): { manager: Manager; lookAlike?: string } | undefined {
    const name = nameOf(source.uri);
    const heeds = ({ readsAsAsked, recognises }: Manager) => readsAsAsked && recognises?.(source) === 'yes';
    const heeding = asked ? this.matchers.find(({ manager }) => heeds(manager)) : undefined;
    if (heeding) return { manager: heeding.manager };
    for (const { manager, matches } of this.matchers) {
      if (!matches(name) && !(asked && manager.recognises)) continue;
      const recognition = manager.recognises?.(source) ?? 'yes';
      if (recognition === 'yes') return { manager };
      if (recognition !== 'no') return { manager, lookAlike: recognition.lookAlike };
    }
    return undefined;
  }
}

/** A folder among what was looked at ends in a slash. */
export function isFolder(looked: Uri): boolean {
  return looked.endsWith('/');
}

/** Said of a file that a manager fails on: no other file suffers from it. */
export const OWN_MISTAKE = 'Formation failed on this file, which is a mistake of its own: ';

/** A look-alike: shown as what it is, and nothing is read from it. */
function unread(uri: Uri, { id }: Manager, lookAlike: string): Entry {
  const written = { uri, manager: id, processTypes: [], autoscalers: [], endpoints: [], lookAlike };
  return { resolved: { written, problems: [] }, looked: new Set([uri]), problems: [] };
}

/** A file that is a manifest, but cannot be read as one. */
function faulty(uri: Uri, { id }: Manager, fault: string): Entry {
  const written = { uri, manager: id, processTypes: [], autoscalers: [], endpoints: [] };
  const problems = [syntaxProblem(fault, { uri, span: span(0, 0) })];
  return { resolved: { written, problems }, looked: new Set([uri]), problems };
}
