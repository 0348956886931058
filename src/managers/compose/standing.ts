import type { Related } from '../../core/problem';
import type { Located, Origin } from '../../core/source';

type Placed = Pick<Located<unknown>, 'at' | 'through'>;

/** Where a problem stands that a value is a part of. */
export interface Standing {
  readonly at: Origin;
  readonly related: readonly Related[];
}

/** The value's own place; the `extends` that brought it where it is of another file, which may be right by itself. */
export function standing({ at, through }: Placed): Standing {
  const from = through.findLast(({ via, at: passage }) => via === 'extends' && passage.uri !== at.uri);
  return from ? { at: from.at, related: [{ message: 'This is where it stands.', at }] } : { at, related: [] };
}
