import { child, isNull, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';

/** More objects than any file holds: one that comes to more was made of aliases, to exhaust memory. */
const MOST_OBJECTS = 50_000;

/** The objects of some YAML documents: the items of lists in their place, of lists in lists too. */
export function listed(roots: readonly Node[]): readonly Node[] {
  const found: Node[] = [];
  let left = MOST_OBJECTS;
  const visit = (node: Node): void => {
    if (left <= 0 || isNull(node)) return;
    left--;
    const items = child(node, 'items');
    if (items?.kind === 'sequence' && textOf(child(node, 'kind'))?.endsWith('List'))
      items.items.forEach(visit);
    else found.push(node);
  };
  roots.forEach(visit);
  return found;
}
