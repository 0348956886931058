import type { ScalarNode } from '../../core/formats/tree';
import type { Quantity } from '../../core/model';
import { located } from '../../core/source';
import { wholeNumber } from './document';

/** What is written of bounds; 0 as a most is none. `least` and `most` stand for what is left out. */
export function rangeOf(
  min: ScalarNode | undefined,
  max: ScalarNode | undefined,
  { least, most }: { readonly least: number; readonly most?: number },
): Quantity {
  const lower = min ? wholeNumber(min) : least;
  const upper = max ? wholeNumber(max) : most;
  return {
    kind: 'range',
    ...(lower === undefined ? {} : { min: lower }),
    ...(upper === undefined || upper === 0 ? {} : { max: upper }),
    declared: min !== undefined || max !== undefined,
    known: lower !== undefined && (max === undefined || upper !== undefined),
  };
}

export function fixed(node: ScalarNode): Quantity {
  const count = wholeNumber(node);
  return {
    kind: 'fixed',
    ...(count === undefined ? {} : { count }),
    declared: true,
    known: count !== undefined,
    at: located(node.value, node.at, node.through),
  };
}
