import type { Lines } from './lines';

/** A part of a text that is read on its own: an entry or an item, or what is too small to be parted. */
export type Part = Leaf | Branch;

/** Read as one. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly start: number;
  readonly end: number;
}

/** A key whose value is parted: `services:` with its services. The head is the key alone. */
export interface Branch {
  readonly kind: 'branch';
  readonly of: 'entries' | 'items';
  readonly head: Leaf;
  readonly parts: readonly Part[];
}

/** A document of a text: the parts of its root, or the whole. */
export type Document = Leaf | readonly Part[];

/** What is smaller, in UTF-16 units, is as quickly read as parted. */
const SMALL = 2000;

/** Entries of entries of entries are the smallest parts: each level reads its lines again. */
const DEEPEST_PART = 3;

const NOTHING_BEHIND_KEY = /:[ \t]*(#.*)?$/;

/**
 * The documents of a text. A part ends where indentation
 * shows it: a line begins an entry only if it looks like a key and stands where its siblings do; whatever else stands
 * there belongs to the part before. A text with directives, or with documents that end in `...`, is one part.
 */
export function splitDocuments(text: string, lines: Lines): readonly Document[] {
  const markers: number[] = [];
  for (let line = 0; line < lines.count; line++) {
    if (lines.indent(line) > 0) continue;
    const at = lines.inside(line);
    if (text.startsWith('%', at) || text.startsWith('...', at)) return [leaf(0, text.length)];
    if (lines.isMarker(line)) markers.push(line);
  }
  return new Splitter(lines).documents(markers);
}

/** From one offset to another, with the lines that start there: from one number to below another. */
interface Region {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

class Splitter {
  constructor(private readonly lines: Lines) {}

  documents(markers: readonly number[]): readonly Document[] {
    const { lines } = this;
    const documents: Document[] = [];
    const [first = lines.count] = markers;
    if (first !== 0) documents.push(this.bare({ start: 0, end: lines.start(first), first: 0, last: first }));
    markers.forEach((marker, index) => {
      const start = lines.inside(marker) + '---'.length;
      const last = markers[index + 1] ?? lines.count;
      const end = lines.start(last);
      const isWhole = end - start <= SMALL || !lines.isBareMarker(marker);
      documents.push(isWhole ? leaf(start, end) : this.bare({ start, end, first: marker + 1, last }));
    });
    return documents;
  }

  private bare(region: Region): Document {
    return this.entries(region, 1) ?? leaf(region.start, region.end);
  }

  /** The entries of a block mapping; undefined where there is none, or it is small. */
  private entries(region: Region, depth: number): readonly Part[] | undefined {
    const { start, end, first, last } = region;
    if (end - start <= SMALL || depth > DEEPEST_PART || first === last) return undefined;
    const begins = (line: number) => this.lines.isEntry(line);
    return begins(first) ? this.parts(region, begins, depth) : undefined;
  }

  private items(region: Region): readonly Part[] | undefined {
    const begins = (line: number) => this.lines.isItem(line);
    if (region.first === region.last || !begins(region.first)) return undefined;
    return this.parts(region, begins, DEEPEST_PART + 1);
  }

  private branch(region: Region, depth: number): Branch | undefined {
    const { start, end, first, last } = region;
    const key = this.lines.content(first);
    if (!NOTHING_BEHIND_KEY.test(key) || key.startsWith('<<')) return undefined;
    const below = { start: this.lines.end(first), end, first: first + 1, last };
    const head = leaf(start, below.start);
    const deeper = this.lines.indent(below.first) > this.lines.indent(first);
    const entries = deeper ? this.entries(below, depth + 1) : undefined;
    if (entries) return { kind: 'branch', of: 'entries', head, parts: entries };
    const items = this.items(below);
    return items && { kind: 'branch', of: 'items', head, parts: items };
  }

  /**
   * From the beginning to the second line that begins a part at the first line's indentation, and so on: what stands
   * before the first belongs to it.
   */
  private parts(region: Region, begins: (line: number) => boolean, depth: number): readonly Part[] {
    const { lines } = this;
    const found: Part[] = [];
    const indent = lines.indent(region.first);
    let { start, first } = region;
    for (let line = first + 1; line < region.last; line++) {
      if (lines.indent(line) !== indent || !begins(line)) continue;
      const end = lines.start(line);
      found.push(this.part(start, end, first, line, depth));
      [start, first] = [end, line];
    }
    found.push(this.part(start, region.end, first, region.last, depth));
    return found;
  }

  private part(start: number, end: number, first: number, last: number, depth: number): Part {
    if (depth > DEEPEST_PART || end - start <= SMALL) return leaf(start, end);
    return this.branch({ start, end, first, last }, depth) ?? leaf(start, end);
  }
}

function leaf(start: number, end: number): Leaf {
  return { kind: 'leaf', start, end };
}
