import type { Fix } from '../core/problem';
import type { Repair } from '../core/trait';

/** Offers the repairs there are; one with a consequence is never applied together with others. */
export function fixesOf(...repairs: readonly (Repair | undefined)[]): readonly Fix[] {
  return repairs.flatMap((repair) => {
    if (!repair) return [];
    const { title, consequence } = repair;
    const told = consequence === undefined ? {} : { consequence };
    return [{ title, changes: () => [repair.change()], safe: consequence === undefined, ...told }];
  });
}
