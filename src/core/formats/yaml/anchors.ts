import type { Node } from '../tree';

/** A name with what it stood for; undefined where it stood for nothing. */
export type Borrowed = readonly (readonly [string, Node | undefined])[];
export type Named = readonly (readonly [string, Node])[];

/** What a part took from before it, and what it set. */
export interface PartAnchors {
  readonly borrowed: Borrowed;
  readonly set: Named;
}

const NOTHING: readonly never[] = [];

/** A part that is being read. */
interface OpenPart {
  /** How many anchors stand before it. */
  readonly from: number;
  borrowed?: Map<string, Node | undefined>;
}

/** The anchors of one document so far, and which of them each part in it takes from before it. */
export class Anchors {
  private readonly named: (readonly [string, Node])[] = [];
  /** Which of them has a name now: the last. */
  private readonly latest = new Map<string, number>();
  /** The innermost last. */
  private readonly open: OpenPart[] = [];

  /** A part begins. */
  begin(): void {
    this.open.push({ from: this.named.length });
  }

  /** The part that began last ends. */
  end(): PartAnchors {
    const { from, borrowed } = this.open.pop() ?? { from: 0 };
    return {
      borrowed: borrowed ? [...borrowed] : NOTHING,
      set: from < this.named.length ? this.named.slice(from) : NOTHING,
    };
  }

  get(name: string): Node | undefined {
    const index = this.latest.get(name);
    const node = index === undefined ? undefined : this.named[index]?.[1];
    for (const part of this.open)
      if (index === undefined || index < part.from) (part.borrowed ??= new Map()).set(name, node);
    return node;
  }

  set(anchor: readonly [string, Node]): void {
    this.latest.set(anchor[0], this.named.length);
    this.named.push(anchor);
  }
}
