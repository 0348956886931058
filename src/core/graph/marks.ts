import type { Declaration, ManagerId } from '../model';
import { describeRunning, healthOf, worstOf } from '../observed';
import type { Health, Running } from '../observed';
import { describeQuantity, whenAsked } from '../quantity';
import type { QuantityMark } from './graph';

type TitleOf = (manager: ManagerId) => string;

/** What is known of the processes of a declaration; undefined where they are not watched. */
export type RunningOf = (declaration: Declaration) => Running | undefined;

interface Draft {
  readonly managers: Set<ManagerId>;
  readonly text: string;
  declared: boolean;
  health?: Health;
}

/** The quantities of a member's declarations, equal ones together; what a platform holds, and what is nothing, last. */
export function marksOf(
  declarations: readonly Declaration[],
  titleOf: TitleOf,
  runningOf: RunningOf = () => undefined,
): readonly QuantityMark[] {
  const marks = new Map<string, Draft>();
  for (const declaration of declarations) {
    const { processType } = declaration;
    const { manager, quantity, dormant } = processType;
    const running = runningOf(declaration);
    const title = titleOf(manager);
    const text = running
      ? describeRunning(processType, running, title)
      : whenAsked(describeQuantity(quantity, title), dormant);
    const mark: Draft = marks.get(text) ?? { managers: new Set(), text, declared: false };
    if (running) mark.health = worstOf([mark.health ?? 'well', healthOf(processType, running)]);
    mark.managers.add(manager);
    mark.declared ||= quantity.declared;
    marks.set(text, mark);
  }
  return [...marks.values()]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map((mark) => ({ ...mark, managers: [...mark.managers] }));
}

function rankOf({ text }: Draft): number {
  return text === '' ? 2 : isHeld(text) ? 1 : 0;
}

const isHeld = (text: string) => text.startsWith('held by ');

/** As many letters as stand in one line of a node, with two for each icon. */
const ROOM = 30;

/** As many marks as a node has room for, one at least; those left out are counted in a last one. */
export function fittingMarks(marks: readonly QuantityMark[]): readonly QuantityMark[] {
  let room = ROOM;
  const fitting = marks.findIndex(
    ({ managers, text }) => (room -= 2 * managers.length + text.length + 1) < 0,
  );
  const shown = Math.max(1, fitting);
  if (fitting < 0 || shown >= marks.length) return marks;
  return [...marks.slice(0, shown), { managers: [], text: `+${marks.length - shown}`, declared: false }];
}

/** Marks as words: `3`; `2`, `4` of one manager; `Compose 3`, `Kubernetes 2–10` where managers differ. */
export function describeMarks(marks: readonly QuantityMark[], titleOf: TitleOf): readonly string[] {
  const stated = marks.filter(({ text }) => text !== '');
  const speakers = new Set(stated.flatMap(({ managers }) => managers));
  if (stated.length < 2 || speakers.size === 1) return stated.map(({ text }) => text);
  return stated.map(({ managers, text }) =>
    isHeld(text) ? text : `${managers.map(titleOf).join(', ')} ${text}`,
  );
}
