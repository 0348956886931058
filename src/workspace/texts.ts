import type { Missing } from '../core/manager';
import { LineIndex } from '../core/source';
import type { SourceText, Uri } from '../core/source';
import type { Files, Loaded } from './files';

/** The text of each file: the editor's while it is open there, else as last read from the disk. */
export class Texts {
  private readonly disk = new Map<Uri, Loaded | 'absent' | 'withheld'>();
  private readonly open = new Map<Uri, SourceText>();
  private readonly lineIndexes = new WeakMap<SourceText, LineIndex>();
  /** Versions of texts from the disk: below zero, so that none is mistaken for the editor's. */
  private loaded = -1e15;

  constructor(private readonly files: Files) {}

  /** What discovery found: another array for other files. */
  private found: readonly Uri[] = [];

  get listed(): readonly Uri[] {
    return this.found;
  }

  list(uris: readonly Uri[]): void {
    this.found = [...uris].sort();
  }

  /** Takes a file that appeared on the disk or went from it into what is listed; false where it was as it is. */
  relist(uri: Uri): boolean {
    const others = this.found.filter((known) => known !== uri);
    const was = others.length < this.found.length;
    if (was !== this.isGone(uri)) return false;
    this.list(was ? others : [...others, uri]);
    return true;
  }

  /** What is known of a file; undefined where it has to be loaded first. */
  current(uri: Uri): Loaded | Exclude<Missing, 'pending'> | undefined {
    return this.open.get(uri) ?? this.disk.get(uri);
  }

  source(uri: Uri): Loaded | undefined {
    const text = this.current(uri);
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

  async load(uri: Uri): Promise<void> {
    if (this.open.has(uri) || this.disk.has(uri)) return;
    const read = await this.files.read(uri);
    this.disk.set(uri, typeof read === 'string' ? read : { uri, version: ++this.loaded, ...read });
  }

  /** Reads a file of the disk again, be it open or not. */
  async reload(uri: Uri): Promise<void> {
    this.disk.delete(uri);
    await this.load(uri);
  }

  /** True where the disk was asked, and has no such file. */
  isGone(uri: Uri): boolean {
    return this.disk.get(uri) === 'absent';
  }

  put(source: SourceText): void {
    this.open.set(source.uri, source);
  }

  /** False where it was not open. */
  close(uri: Uri): boolean {
    return this.open.delete(uri);
  }

  isOpen(uri: Uri): boolean {
    return this.open.has(uri);
  }

  get opened(): Iterable<Uri> {
    return this.open.keys();
  }

  /** Forgets what was read from the disk. */
  forget(): void {
    this.disk.clear();
  }

  /** The same texts, which from then on change apart. */
  copyTo(other: Texts): void {
    for (const [uri, text] of this.disk) other.disk.set(uri, text);
    for (const [uri, text] of this.open) other.open.set(uri, text);
    other.loaded = this.loaded;
    other.found = this.found;
  }
}
