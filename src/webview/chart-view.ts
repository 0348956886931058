import type { DrawnChart, ChartColumn, ChartSection } from '../protocol';
import { aboutColumn, Column } from './chart-column';
import { scaleFor } from './chart-figure';
import { legend } from './chart-legend';
import { ChartPlan } from './chart-plan';
import { listenForDrags } from './chart-drag';
import { html } from './element';
import type { Host } from './host';
import { icon } from './icons';
import { pageImage } from './page-image';
import type { ModelPicture, View, ViewActions } from './view';

/** What stands above and under the squares, in pixels. */
const AROUND = 150;
const PAGE = 10;

/** As high as any other line: the feet of all columns stand on one. */
const ONE_LINE = '\u00a0';

/** The formation chart: process types along x, one square per process stacked upwards, planned by hand. */
export class ChartView implements View {
  readonly element = html('div', { class: 'chart' });
  readonly tools = html('div', { class: 'chart-tools' });
  private readonly sections = html('div', { class: 'sections' });
  private readonly scroller = html('div', { class: 'scroller' }, this.sections);
  private readonly figure = html('div', { class: 'figure-room' });
  private readonly foot = html('footer', { class: 'foot' });
  private readonly plan: ChartPlan;
  /** What is seen of the chart. */
  private chart: DrawnChart = { sections: [] };
  /** Those that are hidden too: what is planned for them stays planned. */
  private whole: readonly ChartColumn[] = [];
  private columns: ReadonlyMap<string, Column> = new Map();
  private structure = '';
  private scale = scaleFor([], 0);
  private current: string | undefined;

  constructor(
    private readonly host: Host,
    private readonly actions: ViewActions,
  ) {
    this.plan = new ChartPlan(host, () => this.draw());
    const axis = html(
      'div',
      { class: 'axis y', 'aria-hidden': 'true' },
      html('span', {}, 'Scale: processes →'),
    );
    const across = html(
      'div',
      { class: 'axis x', 'aria-hidden': 'true' },
      'Workload diversity: process types →',
    );
    this.figure.append(axis, this.scroller, across);
    this.element.append(this.figure, this.plan.element, this.foot);
    this.listen();
  }

  get isDrawn(): boolean {
    return this.structure !== '';
  }

  show({ chart }: ModelPicture, whole: ModelPicture): void {
    this.chart = chart;
    this.whole = columnsOf(whole.chart);
    const structure = JSON.stringify(
      chart.sections.map(({ columns, ...section }) => [section, columns.map(({ id }) => id)]),
    );
    if (structure !== this.structure) this.build();
    this.structure = structure;
    this.plan.follow(this.whole);
    this.fit();
    this.draw();
  }

  reveal(node: string): void {
    this.focus(this.columnOf(node));
  }

  mark(found: ReadonlySet<string> | undefined): readonly string[] {
    const seen = new Set<string>();
    this.sections.classList.toggle('searching', found !== undefined);
    for (const { element, column } of this.columns.values()) {
      const isFound = found?.has(column.node) ?? false;
      element.classList.toggle('match', isFound);
      if (isFound) seen.add(column.node);
    }
    return [...seen];
  }

  point(node: string): void {
    const column = this.columnOf(node);
    this.current = column?.column.id;
    this.tellCurrent();
    column?.element.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  enter(): void {
    this.focus(this.columns.get(this.current ?? ''));
  }

  applied(columns: readonly string[]): void {
    this.plan.drop(columns);
  }

  svg(light: boolean): string {
    return pageImage(
      html(
        'div',
        { class: 'chart-image' },
        this.figure.cloneNode(true),
        legend(this.chart, !this.plan.isEmpty),
      ),
      light,
    );
  }

  private get all(): readonly ChartColumn[] {
    return columnsOf(this.chart);
  }

  private columnOf(node: string): Column | undefined {
    return [...this.columns.values()].find(({ column }) => column.node === node);
  }

  /** Puts the columns that stand, and those that are new, in their places. */
  private build(): void {
    const focused = this.at(document.activeElement);
    const before = this.columns;
    this.columns = new Map(
      this.all.map((column) => [column.id, before.get(column.id) ?? new Column(column)]),
    );
    this.sections.replaceChildren(...this.chart.sections.map((section) => this.section(section)));
    if (focused) this.columns.get(focused.column.id)?.element.focus({ preventScroll: true });
  }

  private section({ app, environment, manager, managerTitle, columns }: ChartSection): HTMLElement {
    const title = `${app}, ${environment}, ${managerTitle}`;
    const isOnlyApp = this.chart.sections.every((section) => section.app === app);
    const what = isOnlyApp ? managerTitle : app;
    return html(
      'section',
      { class: 'section', role: 'group', 'aria-label': title },
      html('div', { class: 'columns' }, ...columns.map(({ id }) => this.columns.get(id)?.element)),
      html(
        'header',
        { title },
        html(
          'span',
          { class: 'what' },
          icon(manager, 14),
          html('b', {}, what),
          html('span', {}, what === environment ? ONE_LINE : environment),
        ),
      ),
    );
  }

  /** As large as the highest column can be in the room that there is. */
  private fit(): void {
    this.scale = scaleFor(this.all, this.scroller.clientHeight - AROUND);
  }

  private draw(): void {
    for (const section of this.chart.sections)
      for (const column of section.columns)
        this.columns.get(column.id)?.tell(column, section, this.plan.of(column), this.scale);
    this.plan.tell(this.whole);
    this.tellCurrent();
  }

  /** One column is the chart's tab stop; what is known of it stands under the chart. */
  private tellCurrent(): void {
    if (!this.columns.has(this.current ?? '')) this.current = this.all[0]?.id;
    for (const [id, { element }] of this.columns) {
      element.tabIndex = id === this.current ? 0 : -1;
      element.classList.toggle('current', id === this.current);
    }
    this.tellAbout(this.current);
  }

  private tellAbout(id: string | undefined): void {
    const section = this.chart.sections.find(({ columns }) => columns.some((column) => column.id === id));
    const column = section?.columns.find((one) => one.id === id);
    this.foot.replaceChildren(
      ...(section && column ? [aboutColumn(column, section)] : [html('p', { class: 'about' }, NOTHING)]),
      legend(this.chart, !this.plan.isEmpty),
    );
  }

  private listen(): void {
    const { sections } = this;
    listenForDrags(sections, {
      at: (target) => this.at(target),
      start: ({ column }) => this.countOf(column),
      pitch: () => this.scale.pitch,
      plan: ({ column }, count) => this.plan.set(column, count),
      click: ({ column }, beside) => this.open(column, beside),
    });
    sections.addEventListener('keydown', (event) => this.key(event));
    sections.addEventListener('focusin', ({ target }) => {
      this.current = this.at(target)?.column.id ?? this.current;
      this.tellCurrent();
    });
    sections.addEventListener('pointerover', ({ target }) =>
      this.tellAbout(this.at(target)?.column.id ?? this.current),
    );
    sections.addEventListener('pointerleave', () => this.tellAbout(this.current));
    new ResizeObserver(() => {
      if (this.element.hidden || !this.isDrawn) return;
      this.fit();
      this.draw();
    }).observe(this.scroller);
  }

  private key(event: KeyboardEvent): void {
    const here = this.at(event.target);
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: 1,
      '+': 1,
      ArrowDown: -1,
      '-': -1,
      PageUp: PAGE,
      PageDown: -PAGE,
    };
    const by = steps[event.key];
    const order = [...this.columns.values()];
    const index = order.indexOf(here);
    if (by !== undefined) this.step(here.column, by);
    else if (event.key === 'ArrowRight') this.focus(order[index + 1]);
    else if (event.key === 'ArrowLeft') this.focus(order[index - 1]);
    else if (event.key === 'Home') this.focus(order[0]);
    else if (event.key === 'End') this.focus(order.at(-1));
    else if (event.key === 'Enter') this.open(here.column, event.shiftKey);
    else if (event.key === 'f') this.actions.focus(here.column.node);
    else if (event.key === 'Escape' && this.plan.of(here.column) !== undefined)
      this.plan.drop([here.column.id]);
    else return;
    event.preventDefault();
  }

  private step(column: ChartColumn, by: number): void {
    if (column.plannable) this.plan.set(column, this.countOf(column) + by);
  }

  /** What a change begins at. */
  private countOf(column: ChartColumn): number {
    return this.plan.of(column) ?? column.declared ?? column.running ?? 0;
  }

  private open({ id }: ChartColumn, beside: boolean): void {
    this.host.post({ type: 'openColumn', column: id, beside });
  }

  private focus(column: Column | undefined): void {
    column?.element.focus({ preventScroll: true });
    column?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private at(target: EventTarget | null): Column | undefined {
    const found = target instanceof Element ? target.closest<HTMLElement>('.type-column') : null;
    return this.columns.get(found?.dataset['id'] ?? '');
  }
}

function columnsOf({ sections }: DrawnChart): readonly ChartColumn[] {
  return sections.flatMap(({ columns }) => columns);
}

const NOTHING = 'No process types are declared, only backing services.';
