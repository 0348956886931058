import type { DrawnGraph } from '../protocol';
import { AppCard } from './app-card';
import { linksOf, summaryOf } from './app-summary';
import { html } from './element';
import { isDirection, neighbour } from './keys';
import { groupsOf } from './parts';

export interface OverviewActions {
  open(app: string): void;
  /** A person is about to open one. */
  approach(): void;
}

/** All groups of a large formation, apps as a rule, each as a card: what stands at once, before anything is drawn. */
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
  private found: ReadonlySet<string> | undefined;

  constructor(private readonly actions: OverviewActions) {
    this.element.append(this.list, this.nothing);
    this.list.addEventListener('keydown', (event) => this.key(event));
    this.list.addEventListener('focusin', (event) => this.enter(event.target));
    this.list.addEventListener('pointerover', () => actions.approach(), { once: true });
  }

  /** Shows the groups of a graph, in the cards that stand. */
  tell(graph: DrawnGraph): void {
    this.parts = groupsOf(graph);
    const links = linksOf(graph);
    const cards = new Map<string, AppCard>();
    for (const [id, part] of this.parts) {
      const card = this.cards.get(id) ?? new AppCard(id, () => this.actions.open(id));
      card.tell(summaryOf(part, links.get(id)));
      cards.set(id, card);
    }
    const same = [...cards.keys()].join('\n') === [...this.cards.keys()].join('\n');
    this.cards = cards;
    if (!same) this.list.replaceChildren(...this.all.map(({ element }) => element));
    this.mark(this.found);
    if (!this.all.some(({ button }) => button.tabIndex === 0)) this.enter(this.all[0]?.button ?? null);
  }

  /** Leaves the groups in which something is found, and says what. */
  mark(found: ReadonlySet<string> | undefined): readonly string[] {
    this.found = found;
    const all = [...this.cards].flatMap(([id, card]) => {
      const nodes = (this.parts.get(id)?.nodes ?? []).filter((node) => found?.has(node.id));
      card.tellFound(found && nodes.map(({ name }) => name));
      return nodes;
    });
    this.nothing.hidden = found === undefined || all.length > 0;
    return all.map(({ id }) => id);
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
