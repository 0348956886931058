import type { GraphNode } from './graph';

/** As wide as an icon and the space beside it, in any font. */
const ICON = 'W.';
const GAP = 'W';

/** A line as wide as the node's quantities with their managers' icons: a view puts those in its place. */
export function reservedLine({ marks }: Pick<GraphNode, 'marks'>): string {
  return marks.map(({ managers, text }) => ICON.repeat(managers.length) + text.replace(/ /g, 'o')).join(GAP);
}
