import type { TextEdit } from '../../src/core/source';
import { applyEdits, span } from '../../src/core/source';
import { Seeded } from './seeded';

/** One change of a text, and the text that it gives. */
export interface Keystroke {
  readonly edit: TextEdit;
  readonly text: string;
}

/** What a person changes: where it is found, and the character that is typed there, or taken out. */
const HABITS: readonly [Habit, ...Habit[]] = [
  { near: /&[\w-]+/g, types: 'x' },
  { near: /<<: \*\w+/g, types: 'x', thenTakenBack: true },
  { near: /\n {6,}key: this/g, types: ' ' },
  { near: /\n {4}name: /g, types: ' ' },
  { near: /[[{] ?["\w]/g, types: ',' },
  { near: /", /g, types: ' ' },
  { near: /: "/g, takes: 1, thenTakenBack: true },
  { near: /"\n/g, types: '"', thenTakenBack: true },
  { near: /[\w.-]+(?=:)/g, types: 'y' },
  { near: /: \d/g, types: '7' },
  { near: /# \w+/g, types: 'z' },
  { near: /\n/g, types: '\n' },
];

interface Habit {
  readonly near: RegExp;
  readonly types?: string;
  readonly takes?: number;
  /** The next keystroke mends what this one broke. */
  readonly thenTakenBack?: boolean;
}

/** Keystrokes all over a text, one after the other; the same ones for the same seed. */
export function keystrokes(text: string, count: number, seed: number): readonly Keystroke[] {
  const seeded = new Seeded(seed);
  const typed: Keystroke[] = [];
  let now = text;
  const type = (edit: TextEdit) => {
    now = inOnePiece(applyEdits(now, [edit]));
    typed.push({ edit, text: now });
  };
  while (typed.length < count) {
    const { near, types = '', takes = 0, thenTakenBack } = seeded.one(HABITS);
    const at = placeNear(now, near, seeded);
    if (at === undefined) continue;
    const taken = now.slice(at, at + takes);
    type({ span: span(at, at + takes), text: types });
    if (thenTakenBack && typed.length < count) type({ span: span(at, at + types.length), text: taken });
  }
  return typed;
}

/** The end of the next match behind a random place. */
function placeNear(text: string, near: RegExp, seeded: Seeded): number | undefined {
  near.lastIndex = seeded.below(text.length);
  return near.test(text) ? near.lastIndex : undefined;
}

/** As an editor hands a text over: the engine puts texts together only when they are read. */
function inOnePiece(text: string): string {
  return Buffer.from(text).toString();
}
