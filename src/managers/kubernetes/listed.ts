import { child, isNull, itemsOf, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';

/** More objects than any file holds: one that comes to more was made of aliases, to exhaust memory. */
const MOST_OBJECTS = 50_000;

/** The objects of some YAML documents: the items of lists in their place, of lists in lists too. */
export function listed(roots: readonly Node[]): readonly Node[] {
  const found: Node[] = [];
  const waiting = [...roots].reverse();
  for (let left = MOST_OBJECTS; left > 0; left--) {
    const node = waiting.pop();
    if (!node) break;
    if (isNull(node)) continue;
    const items = child(node, 'items');
    if (!(textOf(child(node, 'kind')) ?? '').endsWith('List') || items?.kind !== 'sequence') found.push(node);
    else for (const item of [...itemsOf(items)].reverse()) waiting.push(item);
  }
  return found;
}
