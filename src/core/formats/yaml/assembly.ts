import { syntaxProblem } from '../../problem';
import type { Problem } from '../../problem';
import type { Uri } from '../../source';
import type { PartAnchors } from './anchors';
import type { KnownParts } from './known-parts';
import type { Fail } from './merge-keys';
import { MovableBlock } from './part';
import type { ReadPart } from './part';
import { append } from '../../append';

/** What parts are read to together. */
export type RootsOf = (parts: readonly ReadPart[], fail: Fail) => ReadPart['roots'];

/** A part that is put together of those in it, which are added in their order. */
export class Assembly {
  private readonly parts: ReadPart[] = [];
  private readonly offsets: number[] = [];

  /** The offsets at which it starts and ends. */
  constructor(
    private readonly start: number,
    private readonly end: number,
  ) {}

  add(part: ReadPart, start: number): void {
    this.parts.push(part);
    this.offsets.push(start - this.start);
  }

  /** What was put together of the same parts before. */
  same(known: KnownParts | undefined): ReadPart | undefined {
    const { parts } = this;
    const before = parts[0] && known?.around(parts[0]);
    if (before?.length !== this.end - this.start || before.parts.length !== parts.length) return undefined;
    return parts.every((part, index) => part === before.parts[index]) ? before : undefined;
  }

  /** A new part, into which the parts are moved. */
  made(uri: Uri, { borrowed, set }: PartAnchors, rootsOf: RootsOf): ReadPart {
    const { parts, offsets } = this;
    const problems: Problem[] = [];
    let [spent, cutOff] = [0, false];
    for (const part of parts) {
      append(problems, part.problems);
      spent += part.spent;
      cutOff ||= part.cutOff;
    }
    const roots = rootsOf(parts, (message, at) => problems.push(syntaxProblem(message, at)));
    const block = new MovableBlock(uri);
    const length = this.end - this.start;
    const whole = {
      block,
      length,
      roots,
      problems,
      borrowed,
      set,
      spent,
      cutOff,
      parts,
      offsets,
    };
    parts.forEach(({ block: moved }, index) => moved.moveTo(block, offsets[index] ?? 0));
    return whole;
  }
}
