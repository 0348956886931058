import type { ChartColumn, PlannedCount } from '../protocol';
import { MOST_PLANNED } from '../protocol';
import { button, html } from './element';
import type { Host } from './host';
import { icon } from './icons';
import { named } from './words';

/** The quantities that a person plans: kept until they are applied, dropped, or declared. */
export class ChartPlan {
  readonly element = html('div', { class: 'plan', role: 'region', 'aria-label': 'Plan' });
  private counts: ReadonlyMap<string, number>;

  constructor(
    private readonly host: Host,
    private readonly onChange: () => void,
  ) {
    const { plan = {} } = host.kept();
    this.counts = new Map(Object.entries(plan).filter(([, count]) => Number.isSafeInteger(count)));
  }

  get isEmpty(): boolean {
    return this.counts.size === 0;
  }

  of({ id }: ChartColumn): number | undefined {
    return this.counts.get(id);
  }

  set({ id, declared }: ChartColumn, count: number): void {
    const next = Math.min(MOST_PLANNED, Math.max(0, count));
    if (next === declared) this.drop([id]);
    else this.change(new Map([...this.counts, [id, next]]));
  }

  drop(columns: Iterable<string>): void {
    const gone = new Set(columns);
    if ([...gone].some((id) => this.counts.has(id)))
      this.change(new Map([...this.counts].filter(([id]) => !gone.has(id))));
  }

  /** Forgets what is declared by now, or is not there any more. */
  follow(columns: readonly ChartColumn[]): void {
    const open = new Map(
      columns.filter(({ plannable }) => plannable).map(({ id, declared }) => [id, declared]),
    );
    this.drop(
      [...this.counts].filter(([id, count]) => !open.has(id) || open.get(id) === count).map(([id]) => id),
    );
  }

  /** Shows the list of what is planned. */
  tell(columns: readonly ChartColumn[]): void {
    const planned = columns.flatMap((column) => {
      const count = this.counts.get(column.id);
      return count === undefined ? [] : [{ column, count }];
    });
    this.element.hidden = planned.length === 0;
    this.element.replaceChildren(
      html('b', {}, planned.length === 1 ? '1 change planned' : `${planned.length} changes planned`),
      html('ul', {}, ...planned.map(({ column, count }) => this.entry(column, count))),
      button({ class: 'primary' }, () => this.apply(planned), 'Apply…'),
      button({ class: 'secondary' }, () => this.drop([...this.counts.keys()]), 'Drop'),
    );
  }

  private entry(column: ChartColumn, count: number): HTMLElement {
    const { name, declared, limit } = column;
    const held = count > 1 && limit ? limit.reason : undefined;
    return html(
      'li',
      { title: held },
      held === undefined ? undefined : icon('warning', 14),
      html('span', { dir: 'auto' }, named(name)),
      ` ${declared ?? '?'} → ${count}`,
      button(
        { class: 'tool', title: `Drop ${named(name)}`, 'aria-label': `Drop ${named(name)}` },
        () => this.drop([column.id]),
        icon('close', 12),
      ),
    );
  }

  private apply(planned: readonly { readonly column: ChartColumn; readonly count: number }[]): void {
    const plan = planned.map(({ column: { id }, count }): PlannedCount => ({ column: id, count }));
    this.host.post({ type: 'applyPlan', plan });
  }

  private change(counts: ReadonlyMap<string, number>): void {
    this.counts = counts;
    this.host.keep({ plan: Object.fromEntries(counts) });
    this.onChange();
  }
}
