import type { Lines } from './lines';

/** A stretch of a text: from one offset to another, with the lines that start there, from one number to below another. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

/** Called for each part of something, in their order. No object is made of a part: most are as they were. */
type EachPart = (start: number, end: number, first: number, last: number) => void;

/** A key whose value is parted: `services:` with its services. The head is the key alone. */
export interface Branch {
  readonly of: 'entries' | 'items';
  readonly head: Region;
  readonly below: Region;
}

/** The documents of a text by their numbers. */
export interface Documents {
  readonly count: number;
  region(index: number): Region;
}

/** A shorter text, in UTF-16 units, is as quickly read as parted. */
const SMALL_TEXT = 2000;

/** In a longer one this is the size below which a part is read as one. */
const SMALL_PART = 250;

/** Entries of entries of entries are the smallest parts: each level reads its lines again. */
export const DEEPEST = 3;

const MARKER = '---';
const NOTHING_BEHIND_KEY = /:[ \t]*(#.*)?$/;

/**
 * Where a text can be parted, so that each part is read on its own: documents into the entries of their mapping, an
 * entry into those below its key, or into the items there. A part ends where indentation shows it: a line begins an
 * entry only if it looks like a key and stands where its siblings do; whatever else stands there belongs to the part
 * before.
 */
export class Splitter {
  private readonly small: number;

  constructor(
    private readonly text: string,
    private readonly lines: Lines,
  ) {
    this.small = text.length <= SMALL_TEXT ? SMALL_TEXT : SMALL_PART;
  }

  /**
   * The documents, in their order; one that has to be read as one is given no lines. A text with directives, or with
   * documents that end in `...`, is one part.
   */
  documents(): Documents {
    const { text, lines } = this;
    const markers: number[] = [];
    for (let line = 0; line < lines.count; line++) {
      if (lines.indent(line) > 0) continue;
      const at = lines.inside(line);
      if (text.startsWith('%', at) || text.startsWith('...', at)) return wholeText(text);
      if (lines.isMarker(line)) markers.push(line);
    }
    return documentsBy(markers, lines);
  }

  /** Whether a region is a block mapping of some size, at some depth of mappings. */
  hasEntries({ start, end, first, last }: Region, depth: number): boolean {
    return end - start > this.small && depth <= DEEPEST && first !== last && this.lines.isEntry(first);
  }

  /** An entry as a key with parts below it; undefined where it is better read as one. */
  branch({ start, end, first, last }: Region, depth: number): Branch | undefined {
    const { lines } = this;
    if (depth > DEEPEST || end - start <= this.small || first === last) return undefined;
    const key = lines.content(first);
    if (!NOTHING_BEHIND_KEY.test(key) || key.startsWith('<<')) return undefined;
    const head = { start, end: lines.end(first), first, last: first + 1 };
    const below = { start: head.end, end, first: first + 1, last };
    const isDeeper = lines.indent(below.first) > lines.indent(first);
    if (isDeeper && this.hasEntries(below, depth + 1)) return { of: 'entries', head, below };
    return below.first !== last && lines.isItem(below.first) ? { of: 'items', head, below } : undefined;
  }

  /**
   * From the beginning of a region to the second line that begins a part at the first line's indentation, and so on:
   * what stands before the first belongs to it. With a `size`, that many parts at a time.
   */
  parts(region: Region, of: Branch['of'], size: number, each: EachPart): void {
    const { lines } = this;
    const indent = lines.indent(region.first);
    let { start, first } = region;
    let count = 1;
    for (let line = first + 1; line < region.last; line++) {
      if (lines.indent(line) !== indent) continue;
      if (of === 'entries' ? !lines.isEntry(line) : !lines.isItem(line)) continue;
      if (count++ % size > 0) continue;
      const end = lines.start(line);
      each(start, end, first, line);
      start = end;
      first = line;
    }
    each(start, region.end, first, region.last);
  }
}

function wholeText({ length }: string): Documents {
  return { count: 1, region: () => ({ start: 0, end: length, first: 0, last: 0 }) };
}

/** By the lines of their markers. What stands before the first is a document of its own. */
function documentsBy(markers: readonly number[], lines: Lines): Documents {
  const [first = lines.count] = markers;
  const bare = first === 0 ? 0 : 1;
  const region = (index: number): Region => {
    const marker = markers[index - bare];
    if (marker === undefined) return { start: 0, end: lines.start(first), first: 0, last: first };
    const last = markers[index - bare + 1] ?? lines.count;
    const inside = lines.isBareMarker(marker) ? marker + 1 : last;
    return { start: lines.inside(marker) + MARKER.length, end: lines.start(last), first: inside, last };
  };
  return { count: markers.length + bare, region };
}
