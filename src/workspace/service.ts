import type { Manager, Reading } from '../core/manager';
import type { Formation, Manifest } from '../core/model';
import type { Problem } from '../core/problem';
import type { Rule } from '../core/rule';
import type { LineIndex, SourceText, Uri } from '../core/source';
import { folderOf, nameOf } from '../core/uri';
import { SETTINGS_FILE } from '../core/settings-file';
import { APP_MARKERS, appFolderOf } from './apps';
import { isHeavy } from './files';
import type { Files, Loaded } from './files';
import { nameMatcher } from './glob';
import { Formations } from './formations';
import { knownRules } from './known-rules';
import { ProblemList } from './problem-list';
import type { ScopedSettings } from './rule-settings';
import { isFolder, Resolver } from './resolver';
import type { Entry } from './resolver';
import { Telling } from './telling';
import { Texts } from './texts';

/** What a workspace holds, at one moment. */
export interface Snapshot {
  readonly manifests: readonly Manifest[];
  readonly formations: readonly Formation[];
  readonly problems: ReadonlyMap<Uri, readonly Problem[]>;
}

/** A reading of several files. */
type Together = Reading & { readonly together: readonly Uri[] };

/**
 * What the workspace holds: its texts, what each entry was resolved to, and the snapshot made of them. A change to a file resolves again exactly the entries that looked at it.
 */
export class WorkspaceService {
  private readonly texts: Texts;
  private readonly resolver: Resolver;
  private readonly formations: Formations;
  private readonly telling: Telling;
  private readonly entries = new Map<string, Entry>();
  private sets: ReadonlyMap<string, Together> = new Map();
  private readonly listeners = new Set<() => void>();
  private readonly isMarker = nameMatcher(APP_MARKERS);
  private apps: ReadonlySet<Uri> = new Set();
  private current: Snapshot = { manifests: [], formations: [], problems: new Map() };

  constructor(
    private readonly files: Files,
    private readonly managers: readonly Manager[],
    private readonly rules: readonly Rule[],
  ) {
    this.texts = new Texts(files);
    this.resolver = new Resolver(this.texts, managers);
    this.formations = new Formations(rules);
    this.telling = new Telling(knownRules(rules, managers));
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
    return this.texts.source(uri);
  }

  /** The lines of the text that `source` gives. */
  lines(uri: Uri): LineIndex | undefined {
    return this.texts.lines(uri);
  }

  /** True where some manager may read a file of that name, or an app begins there. */
  concerns(uri: Uri): boolean {
    return this.resolver.mayBeManifest(nameOf(uri)) || this.isMarker(nameOf(uri)) || this.looked(uri);
  }

  /** Lists and reads the workspace anew. */
  async refresh(): Promise<void> {
    const globs = this.managers.flatMap(({ files }) => files);
    const listed = await this.files.list([...globs, ...APP_MARKERS]);
    this.apps = new Set(listed.filter((uri) => this.isMarker(nameOf(uri))).map(folderOf));
    const candidates = listed.filter((uri) => this.resolver.mayBeManifest(nameOf(uri)));
    const keys = [...new Set([...candidates, ...this.texts.opened, ...this.sets.keys()])];
    const kept = new Set(keys);
    for (const key of [...this.entries.keys()]) if (!kept.has(key)) this.entries.delete(key);
    this.texts.forget();
    this.texts.list(candidates);
    this.resolver.forget();
    await Promise.all([...this.apps].map((folder) => this.texts.load(`${folder}/${SETTINGS_FILE}`)));
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
    this.texts.copyTo(other.texts);
    for (const [key, entry] of this.entries) other.entries.set(key, entry);
    // Reading again would take parts over from a document that is still in use here.
    other.resolver.take(this.resolver, new Set(texts.map(({ uri }) => uri)));
    for (const text of texts) other.texts.put(text);
    await other.resolveAll([...new Set(texts.flatMap(({ uri }) => other.dependents(uri)))]);
    return other;
  }

  /** The editor's text of a file; it counts until `close`. */
  async edit(source: SourceText): Promise<void> {
    this.texts.put(source);
    if (this.concerns(source.uri)) await this.resolveAll(this.dependents(source.uri));
  }

  async close(uri: Uri): Promise<void> {
    if (!this.texts.close(uri) || !this.concerns(uri)) return;
    if (this.isOutside(uri)) {
      this.entries.delete(uri);
      this.publish();
    }
    await this.changed(uri);
  }

  /** A file was written, created or deleted on the disk. */
  async changed(uri: Uri): Promise<void> {
    if (!this.concerns(uri) || (this.isOutside(uri) && !this.looked(uri))) return;
    await this.texts.reload(uri);
    const inside = this.resolver.mayBeManifest(nameOf(uri)) && !this.isOutside(uri) && this.texts.relist(uri);
    if (this.isMarker(nameOf(uri)) && !this.begins(uri)) await this.refresh();
    else await this.resolveAll([...this.dependents(uri), ...(inside ? this.listing(uri) : [])]);
  }

  /** An app begins in the folder of a marker that is there; false where it is gone, and another may still be there. */
  private begins(marker: Uri): boolean {
    if (this.texts.isGone(marker)) return false;
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
    const own = this.resolver.mayBeManifest(nameOf(uri)) && (this.texts.isOpen(uri) || !this.isOutside(uri));
    return own ? [...new Set([uri, ...looking])] : looking;
  }

  /** The keys of the entries that looked at the listing of a folder around a file. */
  private listing(uri: Uri): readonly string[] {
    const around = (folder: Uri) => isFolder(folder) && uri.startsWith(folder);
    return [...this.entries].filter(([, { looked }]) => [...looked].some(around)).map(([key]) => key);
  }

  private async resolveAll(keys: readonly string[]): Promise<void> {
    const unique = [...new Set(keys)];
    await Promise.all(unique.map((key) => this.texts.load(this.headOf(key))));
    for (const key of unique) await this.resolveEntry(key);
    this.publish();
  }

  /** An entry's key is its file's address, or that of a set of files. */
  private headOf(key: string): Uri {
    return this.sets.get(key)?.together.find((uri) => uri === key) ?? this.sets.get(key)?.together[0] ?? key;
  }

  private async resolveEntry(key: string): Promise<void> {
    const entry = await this.resolver.resolve(this.headOf(key), this.sets.get(key));
    if (entry) this.entries.set(key, entry);
    else this.entries.delete(key);
  }

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
    for (const { problems } of [...entries, ...checked]) problems.forEach((problem) => list.add(problem));
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
