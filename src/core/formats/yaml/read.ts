import { syntaxProblem } from '../../problem';
import type { Problem } from '../../problem';
import { between, span } from '../../source';
import type { Origin, SourceText } from '../../source';
import type { Entry, Node, SequenceNode } from '../tree';
import { readLeaf } from './leaf';
import type { ReadLeaf } from './leaf';
import { mergeInto, MOST_MERGED_ENTRIES } from './merge-keys';
import { splitDocuments } from './split';
import type { Branch, Leaf, Part } from './split';

/** The documents of a YAML or JSON text. An empty document has no root. */
export interface YamlFile {
  readonly source: SourceText;
  readonly roots: readonly (Node | undefined)[];
  readonly problems: readonly Problem[];
  /** What the next version may take over. */
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
    return { source, roots: [], problems: [problem], leaves: [], assemblies: new Map() };
  }
  return new Reader(source, before).read();
}

const megabytes = (units: number) => (units / 1e6).toFixed(1);

/** How many parts a quote or bracket may run through that opens in one. */
const LONGEST_RUN = 8;

class Reader {
  private readonly problems: Problem[] = [];
  private readonly leaves: ReadLeaf[] = [];
  private readonly known = new Map<string, ReadLeaf[]>();
  private readonly assemblies = new Map<ReadLeaf, Assembly>();
  private readonly budget = { left: MOST_MERGED_ENTRIES };
  private anchors = new Map<string, Node>();

  constructor(
    private readonly source: SourceText,
    private readonly before: YamlFile | undefined,
  ) {
    if (before?.source.uri !== source.uri) return;
    for (const leaf of [...before.leaves].reverse()) {
      const same = this.known.get(leaf.text);
      if (same) same.push(leaf);
      else this.known.set(leaf.text, [leaf]);
    }
  }

  read(): YamlFile {
    const roots = splitDocuments(this.source.text).flatMap((parts) => this.document(parts));
    const { source, problems, leaves, assemblies } = this;
    return { source, roots, problems, leaves, assemblies };
  }

  private document(parts: readonly Part[]): readonly (Node | undefined)[] {
    this.anchors = new Map();
    const start = this.leaves.length;
    const [only, ...others] = parts;
    if (only?.kind === 'leaf' && others.length === 0) return this.keep(this.leaf(only)).roots;
    return [this.assembled(this.mapping(parts), start)];
  }

  private mapping(parts: readonly Part[]): Node {
    const found = this.entries(parts);
    const written = found.filter(({ own }) => own);
    const entries = new Map(mergeInto(written, this.budget, (message, where) => this.fail(message, where)));
    // What a part merged by `<<` stands behind the keys of all parts.
    for (const entry of found)
      if (!entry.own && !entries.has(entry.key.text)) entries.set(entry.key.text, entry);
    return { kind: 'mapping', entries, flow: false, at: this.spanning(written, parts), through: [] };
  }

  private entries(parts: readonly Part[]): Entry[] {
    const found: Entry[] = [];
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      if (part?.kind === 'branch') found.push(...this.branch(part));
      else if (part) {
        const [leaf, last] = this.run(parts, index, part);
        index = last;
        found.push(...this.entriesOf(leaf));
      }
    }
    return found;
  }

  private branch({ head, of, parts }: Branch): readonly Entry[] {
    const start = this.leaves.length;
    const [entry] = this.entriesOf(this.leaf(head));
    if (!entry) return [];
    const value = of === 'entries' ? this.mapping(parts) : this.sequence(parts);
    const made: Entry = { key: entry.key, value, at: between(entry.key.at, value.at), own: true };
    return [this.assembled(made, start)];
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
    const lists: SequenceNode[] = [];
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index];
      if (part?.kind !== 'leaf') continue;
      const [leaf, last] = this.run(parts, index, part);
      index = last;
      for (const root of this.keep(leaf).roots) {
        if (root?.kind === 'sequence') lists.push(root);
        else if (root) this.fail('An item of a list is expected here.', root.at);
      }
    }
    const items = lists.flatMap((list) => list.items);
    return { kind: 'sequence', items, flow: false, at: this.spanning(lists, parts), through: [] };
  }

  private entriesOf(leaf: ReadLeaf): readonly Entry[] {
    return this.keep(leaf).roots.flatMap((root) => {
      if (root?.kind === 'mapping') return [...root.entries.values()];
      if (root) this.fail('A key is expected here.', root.at);
      return [];
    });
  }

  /** A part, with those after it that a quote or bracket opening in it runs through: its last index is the second. */
  private run(parts: readonly Part[], index: number, part: Leaf): readonly [ReadLeaf, number] {
    const alone = this.leaf(part);
    if (alone.closed) return [alone, index];
    for (let last = index + 1; last < Math.min(parts.length, index + LONGEST_RUN); last++) {
      const next = parts[last];
      if (next?.kind !== 'leaf') break;
      const joined = this.leaf({ kind: 'leaf', start: part.start, end: next.end });
      if (joined.problems.length === 0) return [joined, last];
    }
    return [alone, index];
  }

  /** Reads a part, or takes it over where it is known and its aliases mean what they meant. */
  private leaf({ start, end }: Leaf): ReadLeaf {
    const text = this.source.text.slice(start, end);
    const candidates = this.known.get(text);
    const known = candidates?.pop();
    if (known && this.isStill(known)) {
      known.block.start = start;
      return known;
    }
    if (known) candidates?.push(known);
    return readLeaf(this.source.uri, text, start, this.anchors, { left: this.budget.left });
  }

  private isStill({ borrowed, spent }: ReadLeaf): boolean {
    if (spent > this.budget.left) return false;
    return [...borrowed].every(([name, node]) => this.anchors.get(name) === node);
  }

  /** What is read for good: its problems, anchors and cost count. */
  private keep(leaf: ReadLeaf): ReadLeaf {
    this.leaves.push(leaf);
    this.problems.push(...leaf.problems);
    for (const [name, node] of leaf.set) this.anchors.set(name, node);
    this.budget.left -= leaf.spent;
    return leaf;
  }

  private spanning(written: readonly (Entry | Node)[], parts: readonly Part[]): Origin {
    const [first, last] = [written[0], written.at(-1)];
    if (first && last) return between(first.at, last.at);
    const start = startOf(parts[0]);
    return { uri: this.source.uri, span: span(start, start) };
  }

  private fail(message: string, at: Origin): void {
    this.problems.push(syntaxProblem(message, at));
  }
}

function startOf(part: Part | undefined): number {
  return part?.kind === 'branch' ? part.head.start : (part?.start ?? 0);
}
