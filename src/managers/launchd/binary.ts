import { span } from '../../core/source';
import type { Uri } from '../../core/source';
import type { Value } from './plist';

/** What a binary property list starts with, in its one version that is in use. */
export const MAGIC = 'bplist00';
const TRAILER = 32;
/** More than any job holds: a list that refers to its parts again and again is given up. */
const MOST_VALUES = 10_000;
const DEEPEST_NESTING = 100;

/**
 * The value of a binary property list, of which `text` has one character for each byte
 * (https://opensource.apple.com/source/CF/CF-550/CFBinaryPList.c). Its parts have no place that an editor could show:
 * all stand at the start. Undefined where it is none, or is broken.
 */
export function readBinary(text: string, uri: Uri): Value | undefined {
  try {
    return new Reader(text, uri).root();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class Reader {
  private values = 0;
  private readonly width: { readonly offset: number; readonly reference: number };
  private readonly table: number;
  private readonly count: number;
  private readonly top: number;

  constructor(
    private readonly text: string,
    private readonly uri: Uri,
  ) {
    const trailer = text.length - TRAILER;
    if (!text.startsWith(MAGIC) || trailer < MAGIC.length) throw new RangeError('no binary property list');
    this.width = { offset: this.number(trailer + 6, 1), reference: this.number(trailer + 7, 1) };
    this.count = this.number(trailer + 8, 8);
    this.top = this.number(trailer + 16, 8);
    this.table = this.number(trailer + 24, 8);
  }

  root(): Value {
    return this.object(this.top, 0);
  }

  private object(index: number, depth: number): Value {
    if (++this.values > MOST_VALUES || depth > DEEPEST_NESTING || index >= this.count)
      throw new RangeError('not within bounds');
    const start = this.number(this.table + index * this.width.offset, this.width.offset);
    const marker = this.number(start, 1);
    const [kind, low] = [marker >> 4, marker & 15];
    switch (kind) {
      case 0x0:
        return this.value(marker === 9 ? 'true' : marker === 8 ? 'false' : 'null', '');
      case 0x1:
        return this.value('integer', String(this.number(start + 1, 2 ** low)));
      case 0x2:
        return this.value('real', '');
      case 0x3:
        return this.value('date', '');
      case 0x4:
        return this.value('data', '');
    }
    const { length, from } = this.length(start, low);
    switch (kind) {
      case 0x5:
        return this.value('string', this.slice(from, length));
      case 0x6:
        return this.value('string', this.utf16(from, length));
      case 0xa:
        return { ...this.value('array', ''), items: this.references(from, length, depth) };
      case 0xd:
        return { ...this.value('dict', ''), entries: this.entries(from, length, depth) };
      default:
        return this.value('data', '');
    }
  }

  /** Up to 14 stand in the marker; more are an integer behind it. */
  private length(start: number, low: number): { readonly length: number; readonly from: number } {
    if (low < 15) return { length: low, from: start + 1 };
    const size = 2 ** (this.number(start + 1, 1) & 15);
    return { length: this.number(start + 2, size), from: start + 2 + size };
  }

  private entries(from: number, length: number, depth: number): ReadonlyMap<string, Value> {
    const keys = this.references(from, length, depth);
    const values = this.references(from + length * this.width.reference, length, depth);
    return new Map(keys.flatMap(({ text }, index) => (values[index] ? [[text, values[index]]] : [])));
  }

  private references(from: number, length: number, depth: number): readonly Value[] {
    if (length > MOST_VALUES) throw new RangeError('not within bounds');
    const { reference } = this.width;
    return Array.from({ length }, (_, index) =>
      this.object(this.number(from + index * reference, reference), depth + 1),
    );
  }

  private utf16(from: number, length: number): string {
    if (length > this.text.length) throw new RangeError('not within bounds');
    const units = Array.from({ length }, (_, index) => this.number(from + index * 2, 2));
    return units.map((unit) => String.fromCharCode(unit)).join('');
  }

  private slice(from: number, length: number): string {
    if (from + length > this.text.length) throw new RangeError('not within bounds');
    return this.text.slice(from, from + length);
  }

  /** Big-endian, without a sign. */
  private number(from: number, bytes: number): number {
    let result = 0;
    for (const byte of this.slice(from, bytes)) result = result * 256 + byte.charCodeAt(0);
    return result;
  }

  private value(type: string, text: string): Value {
    const at = { uri: this.uri, span: span(0, 0) };
    return { type, text, at, content: at, items: [], entries: new Map() };
  }
}
