import type { Difference } from './difference';
import type { ReadLeaf } from './leaf';

/**
 * The parts of the version before that the next one may take over, each once. One that an edit left as it was is found
 * by where it stood, without looking at its text; one that the edit ran through or over, by its text.
 */
export class KnownLeaves {
  private readonly byStart = new Map<number, ReadLeaf>();
  private readonly byText = new Map<string, ReadLeaf[]>();

  constructor(
    private readonly text: string,
    private readonly difference: Difference,
    leaves: readonly ReadLeaf[],
  ) {
    for (const leaf of leaves) this.add(leaf);
  }

  take(start: number, end: number): ReadLeaf | undefined {
    const { upTo, from, moved } = this.difference;
    if (end > upTo && start < from) return this.byText.get(this.text.slice(start, end))?.shift();
    const leaf = this.byStart.get(end <= upTo ? start : start - moved);
    return leaf?.text.length === end - start ? leaf : undefined;
  }

  private add(leaf: ReadLeaf): void {
    const { upTo, from, moved } = this.difference;
    const { start } = leaf.block;
    if (start + leaf.text.length <= upTo || start + moved >= from) {
      this.byStart.set(start, leaf);
      return;
    }
    const alike = this.byText.get(leaf.text);
    if (alike) alike.push(leaf);
    else this.byText.set(leaf.text, [leaf]);
  }
}
