import { child, isNull, scalarOf } from '../../core/formats/tree';
import type { MappingNode, ScalarNode } from '../../core/formats/tree';
import type { Quantity, Role } from '../../core/model';
import { located } from '../../core/source';

/** `autoscaling` moves the number between its bounds; else `instance_count` is one where nothing is said. */
export function quantityOf(node: MappingNode, role: Role): Quantity {
  if (role === 'scheduled') return { kind: 'on-demand', declared: false, known: true };
  const autoscaling = child(node, 'autoscaling');
  const count = countNode(node);
  if (autoscaling && !isNull(autoscaling)) {
    const bounds = ['min', 'max'].map((bound) => scalarOf(child(autoscaling, `${bound}_instance_count`)));
    const [min, max] = bounds.map(wholeNumber);
    return {
      kind: 'range',
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      declared: true,
      known: bounds.every((bound) => bound === undefined || wholeNumber(bound) !== undefined),
    };
  }
  if (!count) return { kind: 'fixed', count: 1, declared: false, known: true };
  const number = wholeNumber(count);
  const at = located(count.value, count.at, count.through);
  const known = number !== undefined;
  return { kind: 'fixed', ...(known ? { count: number } : {}), declared: true, known, at };
}

export function countNode(node: MappingNode): ScalarNode | undefined {
  const count = scalarOf(child(node, 'instance_count'));
  return isNull(count) ? undefined : count;
}

function wholeNumber(node: ScalarNode | undefined): number | undefined {
  return node && /^\d{1,9}$/.test(node.text) ? Number(node.text) : undefined;
}
