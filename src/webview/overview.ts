import type { DrawnGraph } from '../protocol';
import { AppCard } from './app-card';
import { summaryOf } from './app-summary';
import { html } from './element';
import { isDirection, neighbour } from './keys';
import { partsOf } from './parts';
import { matches } from './search';

export interface OverviewActions {
  open(app: string): void;
  /** A person is about to open one. */
  approach(): void;
}

/** All apps of a large formation, each as a card: what stands at once, before anything is drawn. */
export class Overview {
  readonly element = html('div', { class: 'overview' });
  private readonly list = html('ul', { class: 'app-list', 'aria-label': 'Apps' });
  private readonly nothing = html(
    'p',
    { class: 'nothing', role: 'status', hidden: true },
    'Nothing is found.',
  );
  private cards: ReadonlyMap<string, AppCard> = new Map();
  private parts: ReadonlyMap<string, DrawnGraph> = new Map();
  private query = '';

  constructor(private readonly actions: OverviewActions) {
    this.element.append(this.list, this.nothing);
    this.list.addEventListener('keydown', (event) => this.key(event));
    this.list.addEventListener('focusin', (event) => this.enter(event.target));
    this.list.addEventListener('pointerover', () => actions.approach(), { once: true });
  }

  /** Shows the apps of a graph, in the cards that stand. */
  tell(graph: DrawnGraph): void {
    this.parts = partsOf(graph);
    const cards = new Map<string, AppCard>();
    for (const [id, part] of this.parts) {
      const card = this.cards.get(id) ?? new AppCard(id, () => this.actions.open(id));
      card.tell(summaryOf(part));
      cards.set(id, card);
    }
    const same = [...cards.keys()].join('\n') === [...this.cards.keys()].join('\n');
    this.cards = cards;
    if (!same) this.list.replaceChildren(...this.all.map(({ element }) => element));
    this.search(this.query);
    if (!this.all.some(({ button }) => button.tabIndex === 0)) this.enter(this.all[0]?.button ?? null);
  }

  /** Leaves the apps in which something is found, and says what; how many are found. */
  search(query: string): number {
    this.query = query.trim();
    let count = 0;
    for (const [id, card] of this.cards) {
      const found = this.query === '' ? undefined : this.foundIn(id);
      count += found?.length ?? 0;
      card.tellFound(found);
    }
    this.nothing.hidden = this.query === '' || count > 0;
    return count;
  }

  focus(app: string | undefined): void {
    const card = this.cards.get(app ?? '') ?? this.all.find(({ element }) => !element.hidden);
    card?.button.focus();
  }

  /** Marks the app that is being drawn. */
  wait(app: string | undefined): void {
    for (const card of this.all) card.busy = card.id === app;
  }

  private get all(): readonly AppCard[] {
    return [...this.cards.values()];
  }

  private foundIn(id: string): readonly string[] {
    const part = this.parts.get(id);
    const app = part?.groups[0]?.title ?? '';
    return (part?.nodes ?? []).filter((node) => matches(node, app, this.query)).map(({ name }) => name);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const seen = this.all.filter(({ element }) => !element.hidden);
    const at = seen.find(({ button }) => button === document.activeElement);
    if (!at) return;
    if (isDirection(event.key)) neighbour(at, seen, event.key)?.button.focus();
    else if (event.key === 'Home') seen[0]?.button.focus();
    else if (event.key === 'End') seen.at(-1)?.button.focus();
    else return;
    event.preventDefault();
  }

  /** One tab stop: the card that had the focus last. */
  private enter(target: EventTarget | null): void {
    for (const { button } of this.all) button.tabIndex = button === target ? 0 : -1;
    if (target === document.activeElement) this.actions.approach();
  }
}
