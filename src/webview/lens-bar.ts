import { button, html } from './element';
import { HOPS, type Focus, type Hops } from './focus';
import { icon } from './icons';
import { named } from './words';

export interface LensActions {
  setHops(hops: Hops): void;
  leaveFocus(): void;
  showAll(): void;
}

/** Says that not everything is seen, and leads back to it. */
export class LensBar {
  readonly element = html('div', {
    class: 'lens',
    role: 'region',
    'aria-label': 'What is shown',
    hidden: true,
  });
  private readonly hops: HTMLSelectElement;
  private readonly name = html('b', { dir: 'auto' });
  private readonly focus: HTMLElement;
  private readonly hidden = html('span', { role: 'status' });
  private readonly filter: HTMLElement;

  constructor(actions: LensActions) {
    this.hops = html(
      'select',
      { 'aria-label': 'Hops' },
      ...HOPS.map((hops) => html('option', { value: hops }, said(hops))),
    );
    this.hops.addEventListener('change', () =>
      actions.setHops(HOPS.find((hops) => String(hops) === this.hops.value) ?? 1),
    );
    this.focus = html(
      'span',
      { class: 'chip' },
      icon('focus', 14),
      html('span', { class: 'text' }, 'Focused on ', this.name),
      this.hops,
      button(
        { class: 'tool', title: 'Leave focus (Escape)', 'aria-label': 'Leave focus' },
        () => actions.leaveFocus(),
        icon('close', 14),
      ),
    );
    this.filter = html(
      'span',
      { class: 'chip' },
      icon('filter', 14),
      this.hidden,
      button({ class: 'link' }, () => actions.showAll(), 'Show All'),
    );
    this.element.append(this.focus, this.filter);
  }

  tell(focus: Focus | undefined, name: string, hidden: number): void {
    this.element.hidden = focus === undefined && hidden === 0;
    this.focus.hidden = focus === undefined;
    this.filter.hidden = hidden === 0;
    this.name.textContent = named(name);
    this.name.title = named(name);
    this.hops.value = String(focus?.hops ?? 1);
    this.hidden.textContent = `${hidden.toLocaleString('en')} hidden`;
  }
}

function said(hops: Hops): string {
  return hops === 'all' ? 'all hops' : hops === 1 ? '1 hop' : `${hops} hops`;
}
