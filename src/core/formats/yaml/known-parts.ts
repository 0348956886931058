import type { Difference } from './difference';
import type { ReadPart } from './part';

/**
 * The parts of the version before that the next one may take over, each once. One that an edit left as it was is found
 * by where it stood, without looking at its text; a smallest one that the edit ran through or over, by its text.
 */
export class KnownParts {
  private touched: Map<string, ReadPart[]> | undefined;

  /** `whole`: what `before` was read to. */
  constructor(
    private readonly before: string,
    private readonly whole: ReadPart,
    private readonly difference: Difference,
  ) {}

  /** What stood there, and is still the same: the outermost part of that size. */
  untouched(start: number, end: number): ReadPart | undefined {
    const { upTo, from, moved } = this.difference;
    if (end > upTo && start < from) return undefined;
    return this.partAt(end <= upTo ? start : start - moved, end - start);
  }

  /** A smallest part that says the same, where the edit was. */
  alike(text: string): ReadPart | undefined {
    this.touched ??= this.touchedByText();
    return this.touched.get(text)?.shift();
  }

  /** What a part was last put together with, before it is moved. */
  around(part: ReadPart): ReadPart | undefined {
    let [outer, inside] = [this.whole, part.block.start];
    for (;;) {
      const index = lastUpTo(outer.offsets, inside);
      const inner = outer.parts[index];
      if (!inner) return undefined;
      if (inner === part) return outer;
      inside -= outer.offsets[index] ?? 0;
      outer = inner;
    }
  }

  private partAt(start: number, length: number): ReadPart | undefined {
    let [outer, inside] = [this.whole, start];
    for (;;) {
      const index = lastUpTo(outer.offsets, inside);
      const part = outer.parts[index];
      if (!part) return undefined;
      inside -= outer.offsets[index] ?? 0;
      if (inside === 0 && part.length === length) return part;
      outer = part;
    }
  }

  private touchedByText(): Map<string, ReadPart[]> {
    const { upTo, from, moved } = this.difference;
    const byText = new Map<string, ReadPart[]>();
    const collect = ({ parts, offsets }: ReadPart, start: number) => {
      for (let index = Math.max(0, lastUpTo(offsets, upTo - start)); index < parts.length; index++) {
        const [part, begin] = [parts[index], start + (offsets[index] ?? 0)];
        if (!part || begin + moved >= from) return;
        if (part.parts.length > 0) collect(part, begin);
        else add(this.before.slice(begin, begin + part.length), part);
      }
    };
    const add = (text: string, part: ReadPart) => {
      const alike = byText.get(text);
      if (alike) alike.push(part);
      else byText.set(text, [part]);
    };
    collect(this.whole, 0);
    return byText;
  }
}

/** The index of the last of ascending numbers that is not above a limit; -1 where there is none. */
function lastUpTo(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
