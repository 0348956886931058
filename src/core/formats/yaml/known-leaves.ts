import type { Difference } from './difference';
import type { ReadLeaf } from './leaf';

/**
 * The parts of the version before that the next one may take over, each once. One that an edit left as it was is found
 * by where it stood, without looking at its text; one that the edit ran through or over, by its text. Parts are asked
 * for in the order of the text, as they were read.
 */
export class KnownLeaves {
  /** Every part that stood before this one was asked for, or is gone. */
  private next = 0;
  private readonly byText = new Map<string, ReadLeaf[]>();

  constructor(
    private readonly text: string,
    private readonly difference: Difference,
    private readonly leaves: readonly ReadLeaf[],
  ) {
    for (const leaf of leaves) if (!this.isUntouched(leaf)) this.addTouched(leaf);
  }

  take(start: number, end: number): ReadLeaf | undefined {
    const { upTo, from, moved } = this.difference;
    if (end > upTo && start < from) return this.byText.get(this.text.slice(start, end))?.shift();
    return this.takeAt(end <= upTo ? start : start - moved, end - start);
  }

  private takeAt(start: number, length: number): ReadLeaf | undefined {
    const { leaves } = this;
    while ((leaves[this.next]?.block.start ?? start) < start) this.next++;
    const leaf = leaves[this.next];
    if (leaf?.block.start !== start || leaf.text.length !== length || !this.isUntouched(leaf))
      return undefined;
    this.next++;
    return leaf;
  }

  private isUntouched({ text, block: { start } }: ReadLeaf): boolean {
    const { upTo, from, moved } = this.difference;
    return start + text.length <= upTo || start + moved >= from;
  }

  private addTouched(leaf: ReadLeaf): void {
    const alike = this.byText.get(leaf.text);
    if (alike) alike.push(leaf);
    else this.byText.set(leaf.text, [leaf]);
  }
}
