import type { DrawnChart, ChartColumn } from '../protocol';
import { allowed } from './chart-figure';
import { html, svg } from './element';
import { icon } from './icons';

interface Entry {
  readonly text: string;
  readonly mark: () => Node;
  occurs(column: ChartColumn): boolean;
}

/** In the order in which a person meets them; only what occurs is explained. */
const ENTRIES: readonly Entry[] = [
  {
    text: 'declared',
    mark: () => square('declared'),
    occurs: ({ declared = 0, firm }) => firm && declared > 0,
  },
  {
    text: 'default, or not said here',
    mark: () => square('declared soft'),
    occurs: ({ declared, firm }) => !firm || declared === undefined,
  },
  { text: 'running', mark: () => square('running'), occurs: ({ running = 0 }) => running > 0 },
  {
    text: 'too many',
    mark: () => square('running over'),
    occurs: (column) => (column.running ?? 0) > allowed(column),
  },
  {
    text: 'autoscaler’s ceiling',
    mark: () => line('ceiling'),
    occurs: ({ ceiling }) => ceiling !== undefined,
  },
  { text: 'its floor', mark: () => line('floor'), occurs: ({ floor }) => floor !== undefined },
  {
    text: 'cannot run two copies',
    mark: () => icon('blocked', 14, { class: 'icon limit blocked' }),
    occurs: ({ limit }) => limit?.kind === 'blocked',
  },
  {
    text: 'one process only',
    mark: () => icon('singleton', 14, { class: 'icon limit singleton' }),
    occurs: ({ limit }) => limit?.kind === 'singleton',
  },
];

export function legend({ sections }: DrawnChart, planning: boolean): HTMLElement {
  const columns = sections.flatMap((section) => section.columns);
  const shown = ENTRIES.filter(({ occurs }) => columns.some(occurs));
  return html(
    'ul',
    { class: 'legend', 'aria-label': 'Legend' },
    ...shown.map(({ text, mark }) => html('li', {}, mark(), text)),
    planning ? html('li', {}, square('ghost'), 'planned') : undefined,
    columns.some(({ plannable }) => plannable)
      ? html('li', { class: 'hint' }, 'Drag a top, or press ↑ ↓, to plan')
      : undefined,
  );
}

function square(name: string): SVGElement {
  return sample(svg('rect', { class: name, x: 2, y: 2, width: 12, height: 12, rx: 2.5 }));
}

function line(name: string): SVGElement {
  return sample(svg('line', { class: name, x1: 0, x2: 16, y1: 8, y2: 8 }));
}

function sample(mark: SVGElement): SVGElement {
  return svg('svg', { class: 'sample process', width: 16, height: 16, 'aria-hidden': 'true' }, mark);
}
