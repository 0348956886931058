import type { Word } from './command-line';
import { charted, type Place } from './place';

/** A word while it is read: its characters after unquoting, each with where it is written in the text. */
export class Draft {
  value = '';
  end: number;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private pieces = 0;
  private open = false;

  constructor(
    private readonly text: string,
    readonly start: number,
  ) {
    this.end = start;
  }

  /** Characters that stand for themselves. */
  take(from: number, to: number): number {
    for (let at = from; at < to; at++) this.character(this.text.charAt(at), at, at + 1);
    return to;
  }

  /** One character that `from` to `to` write. */
  character(value: string, from: number, to: number): number {
    if (!this.open) this.pieces += 1;
    this.open = true;
    this.value += value;
    this.starts.push(from);
    this.ends.push(to);
    return to;
  }

  /** A quote's edge: what follows is another piece of the word. */
  skip(to: number): number {
    this.open = false;
    return to;
  }

  /** A continued line inside of quotes: it writes nothing, and the piece goes on. */
  fold(to: number): number {
    return to;
  }

  close(end: number): this {
    this.end = Math.min(end, this.text.length);
    return this;
  }

  /** The word. What is put together of several pieces (`'a'"b"`) has no `inner`: a cut there could unbalance quotes. */
  word(place: Place): Word {
    const at = place.at(this.start, this.end);
    const word = { value: this.value, at, through: [], operator: false, exact: place.exact };
    if (this.pieces !== 1 || !place.exact) return word;
    return { ...word, inner: charted(place, at, this.starts, this.ends) };
  }
}
