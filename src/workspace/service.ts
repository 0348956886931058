import type { Look, Manager, Missing, Reading, Resolved } from '../core/manager';
import type { Formation, Manifest } from '../core/model';
import { syntaxProblem } from '../core/problem';
import type { Problem } from '../core/problem';
import type { Rule } from '../core/rule';
import { LineIndex, span } from '../core/source';
import type { SourceText, Uri } from '../core/source';
import { folderOf, nameOf } from '../core/uri';
import { SETTINGS_FILE } from '../core/settings-file';
import { APP_MARKERS, appFolderOf } from './apps';
import { checkDocument } from './check';
import { isHeavy } from './files';
import type { Files, Loaded } from './files';
import { nameMatcher } from './glob';
import { Formations } from './formations';
import { knownRules } from './known-rules';
import { Memory } from './memory';
import { ProblemList } from './problem-list';
import type { ScopedSettings } from './rule-settings';
import { Telling } from './telling';

/** What a workspace holds, at one moment. */
export interface Snapshot {
  readonly manifests: readonly Manifest[];
  readonly formations: readonly Formation[];
  readonly problems: ReadonlyMap<Uri, readonly Problem[]>;
}

/** A reading of several files. */
type Together = Reading & { readonly together: readonly Uri[] };

/** One entry as it was last resolved, with what it looked at. */
interface Entry {
  readonly resolved: Resolved;
  readonly looked: ReadonlySet<Uri>;
  /** What reading, resolving and the manager's laws found. */
  readonly problems: readonly Problem[];
}

/**
 * The only stateful part below the hosts: texts by address, entries by address, and the snapshot made of them.
 * A change to a file resolves again exactly the entries that looked at it.
 */
export class WorkspaceService {
  private readonly texts = new Map<Uri, Loaded | 'absent' | 'withheld'>();
  private readonly open = new Map<Uri, SourceText>();
  private readonly documents = new Map<string, { readonly version: number; readonly document: unknown }>();
  private readonly memory = new Memory();
  private readonly formations: Formations;
  private readonly telling: Telling;
  private readonly entries = new Map<string, Entry>();
  private sets: ReadonlyMap<string, Together> = new Map();
  private readonly lineIndexes = new WeakMap<SourceText, LineIndex>();
  private readonly listeners = new Set<() => void>();
  private readonly matchers: readonly { readonly manager: Manager; matches(name: string): boolean }[];
  private readonly isMarker = nameMatcher(APP_MARKERS);
  private apps: ReadonlySet<Uri> = new Set();
  private current: Snapshot = { manifests: [], formations: [], problems: new Map() };

  constructor(
    private readonly files: Files,
    private readonly managers: readonly Manager[],
    private readonly rules: readonly Rule[],
  ) {
    this.formations = new Formations(rules);
    this.telling = new Telling(knownRules(rules, managers));
    this.matchers = managers.map((manager) => ({ manager, matches: nameMatcher(manager.files) }));
  }

  get snapshot(): Snapshot {
    return this.current;
  }

  /** Calls a listener after each new snapshot, until what it returns is called. */
  onDidChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The text that a file has now: in the editor, else as last read. */
  source(uri: Uri): Loaded | undefined {
    const text = this.open.get(uri) ?? this.texts.get(uri);
    return typeof text === 'object' ? text : undefined;
  }

  /** The lines of the text that `source` gives. */
  lines(uri: Uri): LineIndex | undefined {
    const source = this.source(uri);
    if (!source) return undefined;
    const lines = this.lineIndexes.get(source) ?? new LineIndex(source.text);
    this.lineIndexes.set(source, lines);
    return lines;
  }

  /** True where some manager may read a file of that name, or an app begins there. */
  concerns(uri: Uri): boolean {
    return this.mayBeManifest(nameOf(uri)) || this.isMarker(nameOf(uri)) || this.looked(uri);
  }

  /** Lists and reads the workspace anew. */
  async refresh(): Promise<void> {
    const globs = this.managers.flatMap(({ files }) => files);
    const listed = await this.files.list([...globs, ...APP_MARKERS]);
    this.apps = new Set(listed.filter((uri) => this.isMarker(nameOf(uri))).map(folderOf));
    const candidates = listed.filter((uri) => this.mayBeManifest(nameOf(uri)));
    const keys = [...new Set([...candidates, ...this.open.keys(), ...this.sets.keys()])];
    const kept = new Set(keys);
    for (const key of [...this.entries.keys()]) if (!kept.has(key)) this.entries.delete(key);
    this.texts.clear();
    this.documents.clear();
    await Promise.all([...this.apps].map((folder) => this.load(`${folder}/${SETTINGS_FILE}`)));
    await this.resolveAll(keys);
  }

  /** Exactly these files, as one environment, the first its head. */
  async readTogether(reading: Together): Promise<void> {
    const files = reading.together;
    this.apps = new Set(files.slice(0, 1).map(folderOf));
    this.sets = new Map(files.map((uri) => [uri, reading]));
    await this.resolveAll(files);
  }

  /** Sets of files that are an environment each, beside those that their managers find themselves. */
  async useFileSets(sets: readonly (readonly Uri[])[]): Promise<void> {
    for (const key of this.sets.keys()) this.entries.delete(key);
    this.sets = new Map(sets.map((together) => [together.join(' '), { together }]));
    await this.resolveAll([...this.sets.keys()]);
  }

  /** Settings of rules that win over those in files; the later win. */
  useRuleSettings(settings: readonly ScopedSettings[]): void {
    this.telling.hostSettings = settings;
    this.publish();
  }

  /** What this would be with other texts in the place of some. Nothing here changes. */
  async rehearse(texts: readonly SourceText[]): Promise<WorkspaceService> {
    const other = new WorkspaceService(this.files, this.managers, this.rules);
    other.telling.hostSettings = this.telling.hostSettings;
    [other.apps, other.sets] = [this.apps, this.sets];
    for (const [uri, text] of this.texts) other.texts.set(uri, text);
    for (const [uri, text] of this.open) other.open.set(uri, text);
    for (const [key, entry] of this.entries) other.entries.set(key, entry);
    // Reading again would take parts over from a document that is still in use here.
    const changed = new Set(texts.map(({ uri }) => uri));
    for (const [key, known] of this.documents)
      if (!changed.has(key.slice(key.indexOf(' ') + 1))) other.documents.set(key, known);
    for (const text of texts) other.open.set(text.uri, text);
    await other.resolveAll([...new Set(texts.flatMap(({ uri }) => other.dependents(uri)))]);
    return other;
  }

  /** The editor's text of a file; it counts until `close`. */
  async edit(source: SourceText): Promise<void> {
    this.open.set(source.uri, source);
    if (this.concerns(source.uri)) await this.resolveAll(this.dependents(source.uri));
  }

  async close(uri: Uri): Promise<void> {
    if (!this.open.delete(uri) || !this.concerns(uri)) return;
    if (this.isOutside(uri)) {
      this.entries.delete(uri);
      this.publish();
    }
    await this.changed(uri);
  }

  /** A file was written, created or deleted on the disk. */
  async changed(uri: Uri): Promise<void> {
    if (!this.concerns(uri) || (this.isOutside(uri) && !this.looked(uri))) return;
    this.texts.delete(uri);
    await this.load(uri);
    if (this.isMarker(nameOf(uri)) && !this.begins(uri)) await this.refresh();
    else await this.resolveAll(this.dependents(uri));
  }

  /** An app begins in the folder of a marker that is there; false where it is gone, and another may still be there. */
  private begins(marker: Uri): boolean {
    if (this.texts.get(marker) === 'absent') return false;
    this.apps = new Set([...this.apps, folderOf(marker)]);
    return true;
  }

  /** True for what only counts while it is open, or as long as something looks at it. */
  private isOutside(uri: Uri): boolean {
    return isHeavy(uri, this.files.folders());
  }

  private looked(uri: Uri): boolean {
    return [...this.entries.values()].some(({ looked }) => looked.has(uri));
  }

  /** The keys of the entries that a change of a file may change. */
  private dependents(uri: Uri): readonly string[] {
    const looking = [...this.entries].filter(([, { looked }]) => looked.has(uri)).map(([entry]) => entry);
    const own = this.mayBeManifest(nameOf(uri)) && (this.open.has(uri) || !this.isOutside(uri));
    return own ? [...new Set([uri, ...looking])] : looking;
  }

  private async resolveAll(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.load(this.headOf(key))));
    for (const key of keys) await this.resolveEntry(key);
    this.publish();
  }

  /** An entry's key is its file's address, or that of a set of files. */
  private headOf(key: string): Uri {
    return this.sets.get(key)?.together.find((uri) => uri === key) ?? this.sets.get(key)?.together[0] ?? key;
  }

  /** Resolves until nothing that it looks at is still to be loaded. */
  private async resolveEntry(key: string): Promise<void> {
    const uri = this.headOf(key);
    const reading = this.sets.get(key);
    const source = this.source(uri);
    const taken = source && this.managerOf(source, reading !== undefined);
    if (!source || !taken) {
      this.entries.delete(key);
      return;
    }
    const { manager, lookAlike } = taken;
    if (lookAlike !== undefined) {
      this.entries.set(key, unread(uri, manager, lookAlike));
      return;
    }
    if (source.fault !== undefined) {
      this.entries.set(key, faulty(uri, manager, source.fault));
      return;
    }
    try {
      this.entries.set(key, await this.resolvedBy(manager, source, reading));
    } catch (error) {
      this.entries.set(key, faulty(uri, manager, `${OWN_MISTAKE}${String(error)}`));
    }
  }

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
      await Promise.all([...pending].map((other) => this.load(other)));
    }
  }

  private lookFor(manager: Manager, looked: Set<Uri>, pending: Set<Uri>): Look<unknown> {
    const current = (uri: Uri) => this.open.get(uri) ?? this.texts.get(uri);
    const memory = this.memory.for(manager.id, (uri) => current(uri));
    const find = (uri: Uri): SourceText | Missing => {
      looked.add(uri);
      const known = current(uri);
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
    const remembered = <T>(part: object, purpose: string, hangsOn: string, make: () => T): T => {
      const { value, seen } = memory.remembered(part, purpose, hangsOn, make);
      for (const uri of seen.keys()) looked.add(uri);
      return value;
    };
    return Object.assign(look, { text, remembered });
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
    anyName: boolean,
  ): { manager: Manager; lookAlike?: string } | undefined {
    const name = nameOf(source.uri);
    for (const { manager, matches } of this.matchers) {
      if (!matches(name) && !(anyName && manager.recognises)) continue;
      const recognition = manager.recognises?.(source) ?? 'yes';
      if (recognition === 'yes') return { manager };
      if (recognition !== 'no') return { manager, lookAlike: recognition.lookAlike };
    }
    return undefined;
  }

  private mayBeManifest(name: string): boolean {
    return this.matchers.some(({ matches }) => matches(name));
  }

  private async load(uri: Uri): Promise<void> {
    if (this.open.has(uri) || this.texts.has(uri)) return;
    const read = await this.files.read(uri);
    this.texts.set(uri, typeof read === 'string' ? read : { uri, version: ++this.loaded, ...read });
  }

  /** Versions of texts from the disk: below zero, so that none is mistaken for the editor's. */
  private loaded = -1e15;

  private publish(): void {
    const entries = [...this.entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
    const folders = this.files.folders();
    const checked = this.formations.join(
      entries.flatMap(({ resolved: { environment, variants = [] } }) => [
        ...(environment ? [environment] : []),
        ...variants,
      ]),
      ({ files, folder }) => appFolderOf(files[0] ?? folder, this.apps, folders),
      (uri) => this.source(uri),
    );
    const list = new ProblemList();
    for (const { problems } of entries) problems.forEach((problem) => list.addOnce(problem));
    for (const { problems } of checked) problems.forEach((problem) => list.add(problem));
    const manifests = [
      ...new Map(entries.map(({ resolved: { written } }) => [written.uri, written])).values(),
    ];
    const read = manifests.filter(({ lookAlike }) => lookAlike === undefined).map(({ uri }) => uri);
    this.current = {
      manifests,
      formations: checked.map(({ formation }) => formation),
      problems: this.telling.tell(list.sorted(), read, this.apps, (uri) => this.source(uri)),
    };
    for (const listener of this.listeners) listener();
  }
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
