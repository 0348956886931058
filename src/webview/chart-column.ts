import type { ChartColumn, ChartSection } from '../protocol';
import { figure, type Scale } from './chart-figure';
import { html } from './element';
import { icon } from './icons';
import { breakable, named, roleOf } from './words';

/** A column of the chart: its quantity in words, its squares, its name. */
export class Column {
  readonly element = html('div', { class: 'type-column' });
  private drawn = '';

  constructor(public column: ChartColumn) {
    this.element.dataset['id'] = column.id;
  }

  /** Draws what is new of it. */
  tell(column: ChartColumn, section: ChartSection, planned: number | undefined, scale: Scale): void {
    this.column = column;
    const drawn = JSON.stringify([column, section.environment, planned, scale]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const { role, plannable, health = '', text, limit } = column;
    const { element } = this;
    const found = element.classList.contains('match') ? 'match' : '';
    element.className = `type-column ${role} ${planned === undefined ? '' : 'planned'} ${found}`;
    element.setAttribute('aria-label', spokenColumn(column, section));
    element.setAttribute('role', plannable ? 'slider' : 'button');
    if (plannable) tellValue(element, column, planned);
    // What is seen stands in the order in which the label says it; the style sheet sets it in its places.
    element.replaceChildren(
      html('div', { class: 'name', title: column.name, dir: 'auto' }, breakable(named(column.name))),
      ' ',
      html(
        'div',
        { class: 'said' },
        limit ? icon(limit.kind, 14, { class: `icon limit ${limit.kind}` }) : undefined,
        html('span', { class: `quantity ${health} ${column.firm ? '' : 'default'}`, title: text }, text),
        planned === undefined ? undefined : html('span', { class: 'to' }, `→ ${planned}`),
      ),
      figure(column, planned, scale),
    );
  }
}

function tellValue(element: HTMLElement, column: ChartColumn, planned: number | undefined): void {
  const now = planned ?? column.declared ?? column.running;
  const said = column.text === '' ? 'no quantity declared' : column.text;
  const values = {
    orientation: 'vertical',
    valuemin: '0',
    valuenow: String(now ?? 0),
    valuetext: planned === undefined ? said : `${said}, planned ${planned}`,
  };
  for (const [name, value] of Object.entries(values)) element.setAttribute(`aria-${name}`, value);
}

/** The column as a screen reader says it, but for the value of a slider. */
function spokenColumn(column: ChartColumn, { managerTitle, environment }: ChartSection): string {
  const { name, plannable, text, trouble = '', limit } = column;
  return [
    named(name),
    ...(plannable ? [] : [text]),
    roleOf(column),
    managerTitle,
    environment,
    trouble,
    limit ? `${LIMITS[limit.kind]}: ${limit.reason}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export const LIMITS = { singleton: 'one process only', blocked: 'cannot run two copies' } as const;

/** What is known of a column, in a line for a person. */
export function aboutColumn(column: ChartColumn, section: ChartSection): HTMLElement {
  const { name, text, trouble, limit } = column;
  return html(
    'p',
    { class: 'about' },
    html('b', { dir: 'auto' }, named(name)),
    ` ${text === '' ? 'no quantity declared' : text} `,
    html('span', { class: 'where' }, `${section.managerTitle}, ${section.environment}`),
    trouble === undefined ? undefined : html('span', { class: 'trouble' }, trouble),
    limit ? html('span', { class: `reason ${limit.kind}` }, icon(limit.kind, 14), limit.reason) : undefined,
  );
}
