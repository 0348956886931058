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

/** What is smaller, in UTF-16 units, is as quickly read as parted. */
const SMALL = 2000;

/** Entries of entries of entries are the smallest parts: each level reads its lines again. */
const DEEPEST_PART = 3;

/** A key of a block mapping, plain or quoted, with its colon. Before a colon no key is longer than this. */
const KEY =
  /^(?:"[^"]{0,200}"|'[^']{0,200}'|(?:[^\s"'#&*!|>%@`[\]{},?:-]|[-?:](?=\S))[^#]{0,200}?)[ \t]*:(?=\s|$)/;
const NOTHING_BEHIND_KEY = /:[ \t]*(#.*)?\r?$/;

/**
 * The documents of a text, each as its parts: the entries of its root, or the whole. A part ends where indentation
 * shows it: a line begins an entry only if it looks like a key and stands where its siblings do; whatever else stands
 * there belongs to the part before. A text with directives, or with documents that end in `...`, is one part.
 */
export function splitDocuments(text: string): readonly (readonly Part[])[] {
  if (/^(%|\.\.\.([ \t\r\n]|$))/m.test(text)) return [[leaf(0, text.length)]];
  const documents: (readonly Part[])[] = [];
  let start = 0;
  let open = new Lines(text, 0, text.length).first()?.text.startsWith('---') !== true;
  for (const marker of text.matchAll(/^---(?=[ \t\r\n]|$)/gm)) {
    if (open) documents.push(documentParts(text, start, marker.index));
    start = marker.index + marker[0].length;
    open = true;
  }
  documents.push(documentParts(text, start, text.length));
  return documents;
}

function documentParts(text: string, start: number, end: number): readonly Part[] {
  return entryParts(text, start, end, 1) ?? [leaf(start, end)];
}

/** The entries of a block mapping; undefined where there is none, or it is small. */
function entryParts(text: string, start: number, end: number, depth: number): readonly Part[] | undefined {
  if (end - start <= SMALL || depth > DEEPEST_PART) return undefined;
  const lines = new Lines(text, start, end);
  const first = lines.first();
  if (!first || !KEY.test(first.text)) return undefined;
  const starts = lines.startsAt(first.indent, (line) => KEY.test(line));
  return regions(start, end, starts).map(([from, to]) => branch(text, from, to, depth) ?? leaf(from, to));
}

function itemParts(text: string, start: number, end: number): readonly Part[] | undefined {
  const lines = new Lines(text, start, end);
  const first = lines.first();
  if (!first || !isItem(first.text)) return undefined;
  return regions(start, end, lines.startsAt(first.indent, isItem)).map(([from, to]) => leaf(from, to));
}

function branch(text: string, start: number, end: number, depth: number): Branch | undefined {
  if (end - start <= SMALL) return undefined;
  const key = new Lines(text, start, end).first();
  if (!key || !NOTHING_BEHIND_KEY.test(key.text)) return undefined;
  const head = leaf(start, key.end);
  const entries = entryParts(text, key.end, end, depth + 1);
  const inside = entries && new Lines(text, key.end, end).first();
  if (entries && inside && inside.indent > key.indent)
    return { kind: 'branch', of: 'entries', head, parts: entries };
  const items = itemParts(text, key.end, end);
  return items && { kind: 'branch', of: 'items', head, parts: items };
}

/** From the beginning to the second start, and so on: what stands before the first start belongs to it. */
function regions(
  start: number,
  end: number,
  starts: readonly number[],
): readonly (readonly [number, number])[] {
  return starts.map((from, index) => [index === 0 ? start : from, starts[index + 1] ?? end]);
}

function isItem(line: string): boolean {
  return /^-(\s|$)/.test(line);
}

function leaf(start: number, end: number): Leaf {
  return { kind: 'leaf', start, end };
}

interface Line {
  readonly indent: number;
  /** Without its indentation and its break. */
  readonly text: string;
  /** Behind its break. */
  readonly end: number;
}

/** The lines of a region that are neither blank nor comments. */
class Lines {
  constructor(
    private readonly text: string,
    private readonly from: number,
    private readonly to: number,
  ) {}

  first(): Line | undefined {
    let found: Line | undefined;
    this.each((start, indent, end) => {
      found = {
        indent,
        text: this.text.slice(start + indent, end).trimEnd(),
        end: Math.min(end + 1, this.to),
      };
      return false;
    });
    return found;
  }

  /** The starts of the lines at an indentation that a test takes. */
  startsAt(indentation: number, test: (line: string) => boolean): readonly number[] {
    const starts: number[] = [];
    this.each((start, indent, end) => {
      if (indent === indentation && test(this.text.slice(start + indent, end))) starts.push(start);
      return true;
    });
    return starts;
  }

  private each(visit: (start: number, indent: number, end: number) => boolean): void {
    const { text, to } = this;
    for (let start = this.from; start < to;) {
      const found = text.indexOf('\n', start);
      const end = found < 0 || found > to ? to : found;
      let at = start;
      if (text.charCodeAt(at) === 0xfeff) at++;
      while (at < end && text.charCodeAt(at) === 0x20) at++;
      const first = at < end ? text.charCodeAt(at) : 0x0a;
      const blank = first === 0x0a || first === 0x0d || first === 0x23;
      if (!blank && !visit(start, at - start, end)) return;
      start = end + 1;
    }
  }
}
