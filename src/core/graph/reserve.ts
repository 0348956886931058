import type { GraphNode } from './graph';

/** As wide as an icon and the space beside it, in any font. */
const ICON = 'W.';
const GAP = 'W';

/** What runs may come to stand before what is declared. */
const COUNT = 'oo/';

/** Nodes of short names are equally wide, and a number may gain a digit without a new layout. */
const LEAST = 9;
/** A plain box has wider margins than the other shapes. */
const LEAST_IN_BOX = 5;

/**
 * A line as wide as the node's quantities with their managers' icons: a view puts those in its place. Digits are equally
 * wide, so another number asks for no other text.
 */
export function reservedLine({
  marks,
  role,
  many,
}: Pick<GraphNode, 'marks' | 'many'> & { readonly role: string }): string {
  const line = marks
    .map(({ managers, text, health }) => {
      const beside = health === undefined && /^\d+$/.test(text) ? COUNT : '';
      return ICON.repeat(managers.length) + beside + text.replace(/ /g, 'o').replace(/\d/g, '0');
    })
    .join(GAP);
  return line.padEnd(role === 'process' && !many ? LEAST_IN_BOX : LEAST, GAP);
}
