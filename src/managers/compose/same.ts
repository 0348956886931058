import type { Node } from '../../core/formats/tree';

/** True where two trees say the same, wherever they are written. Each pair is compared once, however often it is shared. */
export function sameValue(one: Node, other: Node): boolean {
  const compared = new Map<Node, Set<Node>>();
  const same = (a: Node, b: Node | undefined): boolean => {
    if (!b || a.kind !== b.kind) return false;
    if (compared.get(a)?.has(b)) return true;
    compared.set(a, (compared.get(a) ?? new Set()).add(b));
    if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value;
    if (a.kind === 'sequence')
      return (
        b.kind === 'sequence' &&
        a.items.length === b.items.length &&
        a.items.every((item, index) => same(item, b.items[index]))
      );
    return (
      b.kind === 'mapping' &&
      a.entries.size === b.entries.size &&
      [...a.entries].every(([key, { value }]) => same(value, b.entries.get(key)?.value))
    );
  };
  return same(one, other);
}
