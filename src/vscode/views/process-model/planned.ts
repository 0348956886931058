import type { Chart, Place } from '../../../core/graph/chart';
import type { PlannedCount } from '../../../protocol';

export interface Planned extends PlannedCount {
  readonly place: Place;
}

/** What a plan of the webview means; undefined where it names a column that is not there, or cannot be planned. */
export function plannedIn(
  { sections, places }: Chart,
  plan: readonly PlannedCount[],
): readonly Planned[] | undefined {
  const columns = sections.flatMap((section) => section.columns);
  const plannable = new Set(columns.filter((one) => one.plannable).map(({ id }) => id));
  const planned = plan.flatMap(({ column, count }) => {
    const place = plannable.has(column) ? places.get(column) : undefined;
    return place ? [{ column, place, count }] : [];
  });
  return planned.length === plan.length ? planned : undefined;
}
