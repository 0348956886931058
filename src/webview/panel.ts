import { html, button } from './element';
import type { Filter } from './filter';
import { NO_FILTER } from './filter';
import { FilterMenu } from './filter-menu';
import { reach } from './focus';
import type { Host } from './host';
import { icon } from './icons';
import { Lens } from './lens';
import { LensBar } from './lens-bar';
import { nothingShown } from './screens';
import { SearchField } from './search-field';
import type { ModelPicture, View } from './view';
import { ViewSwitch } from './view-switch';
import { VIEWS } from './views';

/** The views of one picture, of which one is chosen, under their toolbar; all look through one lens. */
export class Panel {
  readonly element = html('div', { class: 'panel' });
  private readonly tools = html('div', { class: 'view-tools' });
  private readonly nothing = html('div', { class: 'nothing-shown', hidden: true });
  private readonly views: ReadonlyMap<string, View>;
  private readonly tabs: ViewSwitch;
  private readonly lens: Lens;
  private readonly field: SearchField;
  private readonly filter: FilterMenu;
  private readonly bar: LensBar;
  private picture: ModelPicture | undefined;
  private chosen: string;
  /** What is found in the chosen view, and which of it was gone to. */
  private found: readonly string[] = [];
  private at = -1;

  /** `showAgain` is called when the picture has to be shown anew: to another view, or otherwise. */
  constructor(
    private readonly host: Host,
    private readonly showAgain: () => void,
  ) {
    this.lens = new Lens(host);
    const actions = {
      focus: (node: string) => this.toggleFocus(node),
      showAgain,
      seen: () => this.search(),
    };
    this.views = new Map(VIEWS.map(({ id, make }) => [id, make(host, actions)]));
    const { view = '' } = host.kept();
    this.chosen = this.views.has(view) ? view : VIEWS[0].id;
    this.tabs = new ViewSwitch(VIEWS, (id) => this.choose(id));
    this.field = new SearchField({
      search: (query) => this.look(query),
      next: (step) => this.next(step),
      leaveSearch: () => this.view?.enter(),
    });
    this.filter = new FilterMenu((filter) => this.setFilter(filter));
    this.bar = new LensBar({
      setHops: (hops) => this.lens.focus && this.setFocus({ ...this.lens.focus, hops }),
      leaveFocus: () => this.setFocus(undefined),
      showAll: () => this.setFilter(NO_FILTER),
    });
    const exporting = button(
      { class: 'tool', title: 'Export…', 'aria-label': 'Export…' },
      () => host.post({ type: 'export' }),
      icon('export'),
    );
    this.element.append(
      html(
        'header',
        { class: 'toolbar' },
        this.tabs.element,
        html('div', { class: 'finding' }, this.field.element, this.filter.element),
        this.tools,
        exporting,
      ),
      this.bar.element,
    );
    for (const [id, { element }] of this.views) {
      for (const [name, value] of [
        ['id', `view-${id}`],
        ['role', 'tabpanel'],
        ['aria-labelledby', `tab-${id}`],
      ] as const)
        element.setAttribute(name, value);
      this.element.append(element);
    }
    this.element.append(this.nothing);
    document.addEventListener('keydown', (event) => this.key(event));
    this.tell();
  }

  get isDrawn(): boolean {
    return this.view?.isDrawn ?? false;
  }

  async show(picture: ModelPicture): Promise<void> {
    this.picture = picture;
    this.element.classList.toggle(
      'behind',
      picture.broken.some(({ shown }) => shown === 'last'),
    );
    const seen = this.lens.look(picture);
    this.tellLens(picture, seen);
    await this.view?.show(seen, picture);
    this.search();
  }

  /** Selects a node and brings it into view, from behind a filter too. */
  async reveal(node: string): Promise<void> {
    const { picture } = this;
    if (picture && !this.lens.look(picture).graph.nodes.some(({ id }) => id === node)) {
      this.lens.set({ filter: NO_FILTER, focus: undefined });
      await this.show(picture);
    }
    this.view?.reveal(node);
  }

  /** Shows only a node and what is near it. */
  focusOn(node: string): void {
    this.setFocus({ node, hops: this.lens.focus?.hops ?? 1 });
  }

  /** Tells the views that what was planned for these columns has been done. */
  applied(columns: readonly string[]): void {
    for (const view of this.views.values()) view.applied?.(columns);
  }

  /** The chosen view as an SVG file. */
  svg(light: boolean): string {
    if (!this.view?.isDrawn) throw new Error('There is nothing to draw.');
    return this.view.svg(light);
  }

  private get view(): View | undefined {
    return this.views.get(this.chosen);
  }

  private choose(id: string): void {
    if (id === this.chosen) return;
    this.chosen = id;
    this.host.keep({ view: id });
    this.tell();
    this.showAgain();
  }

  private tell(): void {
    this.tabs.tell(this.chosen);
    for (const [id, { element }] of this.views) element.hidden = id !== this.chosen;
    this.tools.replaceChildren(...(this.view ? [this.view.tools] : []));
  }

  private tellLens(picture: ModelPicture, seen: ModelPicture): void {
    const focus = this.lens.focusIn(picture);
    const { nodes } = picture.graph;
    const near = focus ? reach(picture.graph, focus).size : nodes.length;
    const hidden = near - seen.graph.nodes.length;
    this.filter.tell(picture, this.lens.filter, hidden);
    this.bar.tell(focus, nodes.find(({ id }) => id === focus?.node)?.name ?? '', hidden);
    this.nothing.hidden = seen.graph.nodes.length > 0;
    if (!this.nothing.hidden)
      this.nothing.replaceChildren(nothingShown(hidden, () => this.setFilter(NO_FILTER)));
  }

  private setFilter(filter: Filter): void {
    this.lens.set({ filter });
    this.showAgain();
  }

  private setFocus(focus: Lens['focus']): void {
    this.lens.set({ focus });
    this.showAgain();
  }

  private toggleFocus(node: string): void {
    if (this.lens.focus?.node === node) this.setFocus(undefined);
    else this.focusOn(node);
  }

  private look(query: string): void {
    this.lens.query = query.trim();
    this.at = -1;
    if (this.lens.filter.onlyFound) this.showAgain();
    else this.search();
  }

  /** Marks what is found in the view that is chosen. */
  private search(): void {
    if (!this.picture) return;
    const found = this.lens.found(this.picture);
    const before = this.found[this.at];
    this.found = this.view?.mark(found) ?? [];
    this.at = before === undefined ? -1 : this.found.indexOf(before);
    this.field.tell(found === undefined ? '' : this.foundText());
  }

  private foundText(): string {
    const { length } = this.found;
    if (length === 0) return 'None';
    return this.at < 0 ? String(length) : `${this.at + 1} of ${length}`;
  }

  private next(step: 1 | -1): void {
    const { length } = this.found;
    this.at = this.at < 0 && step < 0 ? length - 1 : (this.at + step + length) % length;
    const node = this.found[this.at];
    if (node === undefined) return;
    this.field.tell(this.foundText());
    this.view?.point(node);
  }

  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented || this.element.inert) return;
    const typing = event.target instanceof HTMLInputElement;
    if ((event.key === 'f' && (event.ctrlKey || event.metaKey)) || (event.key === '/' && !typing))
      this.field.focus();
    else if (event.key === 'Escape' && !typing && this.lens.focus) this.setFocus(undefined);
    else return;
    event.preventDefault();
  }
}
