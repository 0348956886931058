import type { GraphNode } from './graph';

/** As wide as an icon and the space beside it, in any font. */
const ICON = 'W.';
const GAP = 'W';

/** Nodes of short names are equally wide, and a number may gain a digit without a new layout. */
const LEAST = 9;

/** A line as wide as the node's quantities with their managers' icons: a view puts those in its place. */
export function reservedLine({ marks }: Pick<GraphNode, 'marks'>): string {
  const line = marks
    .map(({ managers, text }) => ICON.repeat(managers.length) + text.replace(/ /g, 'o'))
    .join(GAP);
  return line.length < LEAST ? line + GAP.repeat(LEAST - line.length) : line;
}
