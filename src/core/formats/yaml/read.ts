import { syntaxProblem } from '../../problem';
import type { Problem } from '../../problem';
import { span } from '../../source';
import type { SourceText } from '../../source';
import type { Node } from '../tree';
import { Anchors } from './anchors';
import { Assembly } from './assembly';
import type { RootsOf } from './assembly';
import { Difference } from './difference';
import { entryOf, mappingOf, sequenceOf } from './join-parts';
import { KnownParts } from './known-parts';
import { readLeaf } from './leaf';
import { Lines } from './lines';
import { MOST_MERGED_ENTRIES } from './merge-keys';
import type { ReadPart } from './part';
import { DEEPEST, Splitter } from './split';
import type { Branch, Documents, Region } from './split';

/** The documents of a YAML or JSON text. An empty document has no root. */
export interface YamlFile {
  readonly source: SourceText;
  readonly roots: readonly (Node | undefined)[];
  readonly problems: readonly Problem[];
  /** What the next version may take over. */
  readonly known?: { readonly lines: Lines; readonly whole: ReadPart };
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
    return { source, roots: [], problems: [syntaxProblem(message, { uri, span: span(0, 0) }, 'info')] };
  }
  return new Reader(source, before?.source.uri === uri ? before : undefined).read();
}

const megabytes = (units: number) => (units / 1e6).toFixed(1);

/** So many parts that stand side by side are put together first. */
const GROUP = 16;

type Stretch = Pick<Region, 'start' | 'end'>;

const rootsOf: RootsOf = (parts) => parts.flatMap(({ roots }) => roots);
const mappingRoots: RootsOf = (parts, fail) => [mappingOf(parts, fail)];
const sequenceRoots: RootsOf = (parts, fail) => [sequenceOf(parts, fail)];

class Reader {
  private readonly lines: Lines;
  private readonly known: KnownParts | undefined;
  private readonly splitter: Splitter;
  private readonly budget = { left: MOST_MERGED_ENTRIES };
  /** Of the document that is read now. */
  private anchors = new Anchors();

  constructor(
    private readonly source: SourceText,
    before: YamlFile | undefined,
  ) {
    const { text } = source;
    if (before?.known) {
      const difference = new Difference(before.source.text, text);
      this.lines = before.known.lines.after(text, difference);
      this.known = new KnownParts(before.source.text, before.known.whole, difference);
    } else this.lines = Lines.of(text);
    this.splitter = new Splitter(text, this.lines);
  }

  read(): YamlFile {
    const { source, lines } = this;
    const documents = this.splitter.documents();
    const whole = this.assembled({ start: 0, end: source.text.length }, rootsOf, (assembly) => {
      for (let first = 0; first < documents.count; first += GROUP)
        this.addDocuments(assembly, documents, first, Math.min(first + GROUP, documents.count));
    });
    return { source, roots: whole.roots, problems: whole.problems, known: { lines, whole } };
  }

  private addDocuments(assembly: Assembly, documents: Documents, first: number, end: number): void {
    const group = { start: documents.region(first).start, end: documents.region(end - 1).end };
    const part =
      this.knownDocuments(group) ??
      this.assembled(group, rootsOf, (inside) => {
        for (let index = first; index < end; index++) {
          const region = documents.region(index);
          inside.add(this.knownDocuments(region) ?? this.document(region), region.start);
        }
      });
    assembly.add(part, group.start);
  }

  /** No alias in a document finds anything before it. */
  private knownDocuments({ start, end }: Stretch): ReadPart | undefined {
    const known = this.known?.untouched(start, end);
    if (!known || !this.isAffordable(known)) return undefined;
    this.budget.left -= known.spent;
    return known;
  }

  private document(region: Region): ReadPart {
    this.anchors = new Anchors();
    if (!this.splitter.hasEntries(region, 1)) return this.leaf(region);
    return this.assembled(region, mappingRoots, (assembly) => this.addParts(assembly, region, 'entries', 1));
  }

  /** The parts of a region; where there are many, by groups, so that few are looked at where all are as before. */
  private addParts(assembly: Assembly, region: Region, of: Branch['of'], depth: number): void {
    this.splitter.parts(region, of, GROUP, (start, end, first, last) => {
      const group = { start, end, first, last };
      const known = this.untouched(start, end);
      if (known) assembly.add(known, start);
      else if (start === region.start && end === region.end) this.addEach(assembly, group, of, depth);
      else {
        const joined = of === 'entries' ? mappingRoots : sequenceRoots;
        assembly.add(
          this.assembled(group, joined, (inside) => this.addEach(inside, group, of, depth)),
          start,
        );
      }
    });
  }

  private addEach(assembly: Assembly, region: Region, of: Branch['of'], depth: number): void {
    this.splitter.parts(region, of, 1, (start, end, first, last) => {
      const part = this.untouched(start, end) ?? this.part({ start, end, first, last }, depth);
      assembly.add(part, start);
    });
  }

  private part(region: Region, depth: number): ReadPart {
    const branch = this.splitter.branch(region, depth);
    if (!branch) return this.leaf(region);
    const { of, head, below } = branch;
    const roots: RootsOf = (parts, fail) => [entryOf(parts, of === 'entries' ? mappingOf : sequenceOf, fail)];
    return this.assembled(region, roots, (assembly) => {
      assembly.add(this.untouched(head.start, head.end) ?? this.leaf(head), head.start);
      this.addParts(assembly, below, of, of === 'entries' ? depth + 1 : DEEPEST + 1);
    });
  }

  /** Puts together what is read in a region: to the same as before where its parts are the same. */
  private assembled(
    { start, end }: Stretch,
    rootsOf: RootsOf,
    addParts: (assembly: Assembly) => void,
  ): ReadPart {
    const assembly = new Assembly(start, end);
    const { anchors } = this;
    anchors.begin();
    addParts(assembly);
    const own = anchors.end();
    return assembly.same(this.known) ?? assembly.made(this.source.uri, own, rootsOf);
  }

  private untouched(start: number, end: number): ReadPart | undefined {
    const known = this.known?.untouched(start, end);
    return known && this.isStill(known) ? this.keep(known) : undefined;
  }

  private leaf({ start, end }: Stretch): ReadPart {
    const { uri, text } = this.source;
    const part = text.slice(start, end);
    const alike = this.known?.alike(part);
    if (alike && this.isStill(alike)) return this.keep(alike);
    const fresh = readLeaf(uri, this.known ? letGo(part) : part, this.anchors, { left: this.budget.left });
    this.budget.left -= fresh.spent;
    return fresh;
  }

  /** Whether its aliases mean what they meant, and its merges may still be made. */
  private isStill(part: ReadPart): boolean {
    if (!this.isAffordable(part)) return false;
    for (const [name, node] of part.borrowed) if (this.anchors.get(name) !== node) return false;
    return true;
  }

  private isAffordable({ cutOff, spent }: ReadPart): boolean {
    return !cutOff && (spent === 0 || spent <= this.budget.left);
  }

  /** Its anchors and its cost count. */
  private keep(part: ReadPart): ReadPart {
    this.budget.left -= part.spent;
    for (const anchor of part.set) this.anchors.set(anchor);
    return part;
  }
}

/**
 * The same text, made anew. Engines hold the whole of what a part was sliced from: a part would keep the version alive
 * that it was read in.
 */
function letGo(part: string): string {
  return ` ${part}`.slice(1);
}
