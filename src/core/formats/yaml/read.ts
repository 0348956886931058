import { syntaxProblem } from '../../problem';
import type { Problem } from '../../problem';
import { Anchored, between, span } from '../../source';
import type { Origin, SourceText } from '../../source';
import type { Entry, Node, SequenceNode } from '../tree';
import { Difference } from './difference';
import { KnownLeaves } from './known-leaves';
import { readLeaf } from './leaf';
import type { ReadLeaf } from './leaf';
import { Lines } from './lines';
import { mergeInto, MOST_MERGED_ENTRIES } from './merge-keys';
import { splitDocuments } from './split';
import type { Branch, Document, Leaf, Part } from './split';

/** The documents of a YAML or JSON text. An empty document has no root. */
export interface YamlFile {
  readonly source: SourceText;
  readonly roots: readonly (Node | undefined)[];
  readonly problems: readonly Problem[];
  /** What the next version may take over. */
  readonly lines: Lines;
  readonly leaves: readonly ReadLeaf[];
  readonly assemblies: ReadonlyMap<ReadLeaf, Assembly>;
}

/** What was put together of leaves, by the first of them: the same again as long as they are the same. */
interface Assembly {
  readonly leaves: readonly ReadLeaf[];
  readonly made: Entry | Node;
}

/** Above this many UTF-16 units a text is not read: parsing it would hold up the editor for seconds. */
export const LARGEST_TEXT = 4_000_000;

/**
 * Reads every document. Total: what is broken costs its own part, and is told with its range. Parts that are in `before`
 * as they are, are taken over as they are, at the place that they have now; so `before` must not be used any more.
 */
export function readYaml(source: SourceText, before?: YamlFile): YamlFile {
  const { uri, text } = source;
  if (text.length > LARGEST_TEXT) {
    const message = `Too large to read: ${megabytes(text.length)} MB, and the limit is ${megabytes(LARGEST_TEXT)} MB.`;
    const problem = syntaxProblem(message, { uri, span: span(0, 0) }, 'info');
    return { source, roots: [], problems: [problem], lines: Lines.of(''), leaves: [], assemblies: new Map() };
  }
  return new Reader(source, before).read();
}

const megabytes = (units: number) => (units / 1e6).toFixed(1);

class Reader {
  private readonly problems: Problem[] = [];
  private readonly leaves: ReadLeaf[] = [];
  private readonly lines: Lines;
  private readonly known: KnownLeaves | undefined;
  private readonly assemblies = new Map<ReadLeaf, Assembly>();
  private readonly budget = { left: MOST_MERGED_ENTRIES };
  private readonly anchors = new Map<string, Node>();

  constructor(
    private readonly source: SourceText,
    private readonly before: YamlFile | undefined,
  ) {
    const { text } = source;
    if (before?.source.uri !== source.uri) this.lines = Lines.of(text);
    else {
      const difference = new Difference(before.source.text, text);
      this.lines = before.lines.after(text, difference);
      this.known = new KnownLeaves(text, difference, before.leaves);
    }
  }

  read(): YamlFile {
    const { source, problems, lines, leaves, assemblies } = this;
    const roots = splitDocuments(source.text, lines).flatMap((document) => this.document(document));
    return { source, roots, problems, lines, leaves, assemblies };
  }

  private document(document: Document): readonly (Node | undefined)[] {
    if (this.anchors.size > 0) this.anchors.clear();
    if ('kind' in document) return this.leaf(document).roots;
    const start = this.leaves.length;
    return [this.assembled(this.mapping(document), start)];
  }

  private mapping(parts: readonly Part[]): Node {
    const start = this.leaves.length;
    const own: Entry[] = [];
    const merged: Entry[] = [];
    const places: Origin[] = [];
    for (const part of parts) {
      if (part.kind === 'leaf') this.takeEntries(this.leaf(part), own, merged, places);
      else {
        const entry = this.branch(part);
        if (!entry) continue;
        own.push(entry);
        places.push(entry.at);
      }
    }
    const entries = mergeInto(own, this.budget, (message, where) => this.fail(message, where));
    // What a part merged by `<<` stands behind the keys of all parts.
    for (const entry of merged) if (!entries.has(entry.key.text)) entries.set(entry.key.text, entry);
    return { kind: 'mapping', entries, flow: false, at: this.spanning(places, start), through: [] };
  }

  private takeEntries(leaf: ReadLeaf, own: Entry[], merged: Entry[], places: Origin[]): void {
    for (const root of leaf.roots) {
      if (root?.kind === 'mapping') {
        places.push(root.at);
        for (const entry of root.entries.values()) (entry.own ? own : merged).push(entry);
      } else if (root) this.fail('A key is expected here.', root.at);
    }
  }

  private branch({ head, of, parts }: Branch): Entry | undefined {
    const start = this.leaves.length;
    const own: Entry[] = [];
    this.takeEntries(this.leaf(head), own, [], []);
    const [entry] = own;
    if (!entry) return undefined;
    const value = of === 'entries' ? this.mapping(parts) : this.sequence(parts);
    const made: Entry = { key: entry.key, value, at: between(entry.key.at, value.at), own: true };
    return this.assembled(made, start);
  }

  /** What was made of the leaves from `start` on, or the same made before of the same leaves. */
  private assembled<T extends Entry | Node>(made: T, start: number): T {
    const leaves = this.leaves.slice(start);
    const [first] = leaves;
    if (!first) return made;
    const known = this.before?.assemblies.get(first);
    const same =
      known?.leaves.length === leaves.length &&
      'key' in known.made === 'key' in made &&
      leaves.every((leaf, index) => leaf === known.leaves[index]);
    const assembly = same ? known : { leaves, made };
    this.assemblies.set(first, assembly);
    return assembly.made as T;
  }

  private sequence(parts: readonly Part[]): Node {
    const start = this.leaves.length;
    const lists: SequenceNode[] = [];
    for (const part of parts) {
      if (part.kind !== 'leaf') continue;
      for (const root of this.leaf(part).roots) {
        if (root?.kind === 'sequence') lists.push(root);
        else if (root) this.fail('An item of a list is expected here.', root.at);
      }
    }
    const items = lists.flatMap((list) => list.items);
    const places = lists.map(({ at }) => at);
    return { kind: 'sequence', items, flow: false, at: this.spanning(places, start), through: [] };
  }

  private leaf({ start, end }: Leaf): ReadLeaf {
    const leaf = this.known?.take(start, end);
    return this.keep(leaf && this.isStill(leaf) ? movedTo(start, leaf) : this.fresh(start, end));
  }

  private fresh(start: number, end: number): ReadLeaf {
    const { uri, text } = this.source;
    const part = text.slice(start, end);
    const own = this.before ? letGo(part) : part;
    return readLeaf(uri, own, start, this.anchors, { left: this.budget.left });
  }

  /** Whether its aliases mean what they meant, and its merges may still be made. */
  private isStill({ borrowed, spent, cutOff }: ReadLeaf): boolean {
    if (cutOff || (spent > 0 && spent > this.budget.left)) return false;
    for (const [name, node] of borrowed) if (this.anchors.get(name) !== node) return false;
    return true;
  }

  /** Its problems, anchors and cost count. */
  private keep(leaf: ReadLeaf): ReadLeaf {
    this.leaves.push(leaf);
    this.problems.push(...leaf.problems);
    for (const [name, node] of leaf.set) this.anchors.set(name, node);
    this.budget.left -= leaf.spent;
    return leaf;
  }

  /** Where nothing is written, the place is that of the leaf it should begin with. */
  private spanning(places: readonly Origin[], start: number): Origin {
    const [first, last] = [places[0], places.at(-1)];
    if (first && last) return between(first, last);
    const leaf = this.leaves[start];
    return leaf ? new Anchored(leaf.block, 0, 0) : { uri: this.source.uri, span: span(0, 0) };
  }

  private fail(message: string, at: Origin): void {
    this.problems.push(syntaxProblem(message, at));
  }
}

/** A part at the place that it has now. */
function movedTo(start: number, leaf: ReadLeaf): ReadLeaf {
  leaf.block.start = start;
  return leaf;
}

/**
 * The same text, made anew. Engines hold the whole of what a part was sliced from: a part would keep the version alive
 * that it was read in.
 */
function letGo(part: string): string {
  return ` ${part}`.slice(1);
}
