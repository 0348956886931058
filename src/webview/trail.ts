import { button, html } from './element';
import { icon } from './icons';

export interface TrailActions {
  /** Back to the overview. */
  back(): void;
  drawAll(): void;
  /** A person is about to ask for everything. */
  approachAll(): void;
}

/** Says where in a large formation one is, and leads back. */
export class Trail {
  readonly element = html('nav', { class: 'trail', 'aria-label': 'Apps', hidden: true });

  constructor(private readonly actions: TrailActions) {}

  /** The overview is seen. */
  tellAll(counts: string): void {
    const all = button({ class: 'link' }, () => this.actions.drawAll(), 'Draw Everything');
    for (const sign of ['pointerenter', 'focus'])
      all.addEventListener(sign, () => this.actions.approachAll());
    this.element.replaceChildren(html('span', { class: 'here', role: 'status' }, counts), all);
  }

  /** One is drawn, or everything. */
  tellOpened(title: string, counts: string): void {
    this.element.replaceChildren(
      button(
        { class: 'link back', title: 'Overview (Escape)' },
        () => this.actions.back(),
        icon('back', 14),
        'Overview',
      ),
      html('b', { class: 'here', dir: 'auto', title }, title),
      html('span', { class: 'counts' }, counts),
    );
  }
}
