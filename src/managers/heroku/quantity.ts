import type { Quantity } from '../../core/model';
import { located } from '../../core/source';
import { countOf } from './document';
import type { Dynos } from './document';

/**
 * Heroku keeps the number of dynos. `app.json` is read when an app is created, and not when it is deployed again: its
 * number is the one to begin with.
 */
export function quantityOf(dynos: Dynos | undefined): Quantity {
  const node = dynos?.quantity;
  if (!node || node.value === null) return { kind: 'platform', declared: false, known: true };
  const count = countOf(node);
  return {
    kind: 'platform',
    ...(count === undefined ? {} : { count }),
    declared: true,
    known: count !== undefined,
    at: located(node.value, node.at, node.through),
  };
}
