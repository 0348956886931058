import type { Declaration, ManagerId } from '../model';
import { describeQuantity, whenAsked } from '../quantity';
import type { QuantityMark } from './graph';

type TitleOf = (manager: ManagerId) => string;

/** The quantities of a member's declarations, equal ones together; those that say nothing last. */
export function marksOf(declarations: readonly Declaration[], titleOf: TitleOf): readonly QuantityMark[] {
  const marks = new Map<string, { managers: Set<ManagerId>; text: string; declared: boolean }>();
  for (const { processType } of declarations) {
    const { manager, quantity, dormant } = processType;
    const text = whenAsked(describeQuantity(quantity, titleOf(manager)), dormant);
    const mark = marks.get(text) ?? { managers: new Set(), text, declared: false };
    mark.managers.add(manager);
    mark.declared ||= quantity.declared;
    marks.set(text, mark);
  }
  return [...marks.values()]
    .sort((a, b) => Number(a.text === '') - Number(b.text === ''))
    .map((mark) => ({ ...mark, managers: [...mark.managers] }));
}

/** Marks as words: `3`; `2`, `4` of one manager; `Compose 3`, `Kubernetes 2–10` where managers differ. */
export function describeMarks(marks: readonly QuantityMark[], titleOf: TitleOf): readonly string[] {
  const stated = marks.filter(({ text }) => text !== '');
  const speakers = new Set(stated.flatMap(({ managers }) => managers));
  if (stated.length < 2 || speakers.size === 1) return stated.map(({ text }) => text);
  return stated.map(({ managers, text }) =>
    text.startsWith('held by ') ? text : `${managers.map(titleOf).join(', ')} ${text}`,
  );
}
