import type { Problem } from '../../problem';
import type { Block, Uri } from '../../source';
import type { Node } from '../tree';
import type { Borrowed, Named } from './anchors';

/** What a part of a text was read to. It stays the same wherever an edit before it moves it. */
export interface ReadPart {
  readonly block: MovableBlock;
  /** In UTF-16 units. */
  readonly length: number;
  /** One for each document: only a text that is one part may have several. */
  readonly roots: readonly (Node | undefined)[];
  readonly problems: readonly Problem[];
  /** What the aliases in it found before it. */
  readonly borrowed: Borrowed;
  /** The anchors that it sets. */
  readonly set: Named;
  /** How much of the budget it spent. */
  readonly spent: number;
  /** Whether the budget was not enough for it. */
  readonly cutOff: boolean;
  /** The parts that it was put together of, in their order, with where each starts in it. None where it was read as one. */
  readonly parts: readonly ReadPart[];
  readonly offsets: readonly number[];
}

/**
 * Where a part stands: in the block of the part around it, with which it moves. The reader alone moves it. It knows no
 * more of that part, which it would else keep alive.
 */
export class MovableBlock implements Block {
  private outer: Block | undefined;
  private offset = 0;

  constructor(readonly uri: Uri) {}

  get start(): number {
    return this.outer ? this.outer.start + this.offset : this.offset;
  }

  moveTo(outer: Block, offset: number): void {
    this.outer = outer;
    this.offset = offset;
  }
}
