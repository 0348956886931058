import type { Difference } from './difference';

/** The lines of a text that are neither blank nor comments, by their numbers: where each starts, and how deep. */
export class Lines {
  private constructor(
    private readonly text: string,
    /** An offset each; of a byte order mark, too. */
    private readonly starts: Int32Array,
    private readonly indents: Int32Array,
    private readonly looks: Uint8Array,
  ) {}

  static of(text: string): Lines {
    const { starts, indents } = scanned(text, 0, text.length);
    return new Lines(text, Int32Array.from(starts), Int32Array.from(indents), new Uint8Array(starts.length));
  }

  /** The same, by looking only at the lines that differ. */
  after(text: string, { upTo, from, moved }: Difference): Lines {
    const begin = upTo === 0 ? 0 : text.lastIndexOf('\n', upTo - 1) + 1;
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found + 1;
    const scan = scanned(text, begin, end);
    const [kept, rest] = [this.firstFrom(begin), this.firstFrom(end - moved)];
    const joined = <T extends Int32Array | Uint8Array>(all: T, before: T, between: readonly number[]): T => {
      all.set(before.subarray(0, kept));
      all.set(between, kept);
      all.set(before.subarray(rest), kept + between.length);
      return all;
    };
    const count = kept + scan.starts.length + this.count - rest;
    const starts = joined(new Int32Array(count), this.starts, scan.starts);
    for (let line = kept + scan.starts.length; line < count; line++)
      starts[line] = this.start(line - count + this.count) + moved;
    const indents = joined(new Int32Array(count), this.indents, scan.indents);
    const unseen = scan.starts.map(() => Look.Unseen);
    return new Lines(text, starts, indents, joined(new Uint8Array(count), this.looks, unseen));
  }

  get count(): number {
    return this.starts.length;
  }

  /** Behind the last line the end of the text. */
  start(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** How many spaces it begins with. */
  indent(line: number): number {
    return this.indents[line] ?? 0;
  }

  /** Where what it says begins. */
  inside(line: number): number {
    const start = this.start(line);
    return start + markAt(this.text, start) + this.indent(line);
  }

  /** Behind its break. */
  end(line: number): number {
    const found = this.text.indexOf('\n', this.start(line));
    return found < 0 ? this.text.length : found + 1;
  }

  /** Without its indentation and its break. */
  content(line: number): string {
    return this.text.slice(this.inside(line), this.end(line)).trimEnd();
  }

  /** Whether it begins an entry of a mapping in block style. */
  isEntry(line: number): boolean {
    return this.look(line) === Look.Entry;
  }

  /** Whether it begins an item of a sequence in block style. */
  isItem(line: number): boolean {
    return this.look(line) === Look.Item;
  }

  /** Whether a document begins there, if it is not indented. */
  isMarker(line: number): boolean {
    return this.look(line) === Look.Marker || this.isBareMarker(line);
  }

  /** What is behind a marker belongs to its document, and stands at no line's beginning: here, that is nothing. */
  isBareMarker(line: number): boolean {
    return this.look(line) === Look.BareMarker;
  }

  /** Looked at once, also where later versions of the text have the line. */
  private look(line: number): number {
    const known = this.looks[line] ?? Look.Other;
    if (known !== Look.Unseen) return known;
    return (this.looks[line] = lookOf(this.content(line)));
  }

  /** The number of the first line that starts at an offset or behind it. */
  private firstFrom(offset: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Of a part of a text, from the start of a line to that of another, or the text's end. */
function scanned(text: string, from: number, to: number) {
  const starts: number[] = [];
  const indents: number[] = [];
  for (let start = from; start < to;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? to : found;
    const begin = start + markAt(text, start);
    let at = begin;
    while (at < end && text.charCodeAt(at) === SPACE) at++;
    const first = at < end ? text.charCodeAt(at) : BREAK;
    if (first !== BREAK && first !== RETURN && first !== HASH) {
      starts.push(start);
      indents.push(at - begin);
    }
    start = end + 1;
  }
  return { starts, indents };
}

/** The length of the byte order mark that stands there: it can only begin a text. */
function markAt(text: string, offset: number): number {
  return offset === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
}

const Look = { Unseen: 0, Entry: 1, Item: 2, Marker: 3, BareMarker: 4, Other: 5 };

function lookOf(content: string): number {
  if (MARKER.test(content)) return BARE_MARKER.test(content) ? Look.BareMarker : Look.Marker;
  return KEY.test(content) ? Look.Entry : ITEM.test(content) ? Look.Item : Look.Other;
}

const MARKER = /^---(\s|$)/;
const BARE_MARKER = /^---[ \t]*(#.*)?$/;

/** A key of a block mapping, plain or quoted, with its colon. Before a colon no key is longer than this. */
const KEY =
  /^(?:"[^"]{0,200}"|'[^']{0,200}'|(?:[^\s"'#&*!|>%@`[\]{},?:-]|[-?:](?=\S))[^#]{0,200}?)[ \t]*:(?=\s|$)/;
const ITEM = /^-(\s|$)/;

const BREAK = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const BYTE_ORDER_MARK = 0xfeff;
