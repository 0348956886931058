/** What an edit left of a text: it is the same up to some place, and the same again from some place on. */
export class Difference {
  /** The offset up to which both texts are the same. */
  readonly upTo: number;
  /** The offset in the later text from which on both are the same. */
  readonly from: number;
  /** How far the edit moved what stands behind it. */
  readonly moved: number;

  constructor(before: string, after: string) {
    const shorter = Math.min(before.length, after.length);
    this.upTo = most(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
    this.from =
      after.length - most(shorter - this.upTo, (from, to) => end(before, from, to) === end(after, from, to));
    this.moved = after.length - before.length;
  }
}

/** The greatest length up to which texts are alike. Each half is compared at once, as fast as memory is. */
function most(limit: number, alike: (from: number, to: number) => boolean): number {
  let [same, possible] = [0, limit];
  while (same < possible) {
    const middle = (same + possible + 1) >> 1;
    if (alike(same, middle)) same = middle;
    else possible = middle - 1;
  }
  return same;
}

/** A part of a text by offsets from its end. */
function end(text: string, from: number, to: number): string {
  return text.slice(text.length - to, text.length - from);
}
