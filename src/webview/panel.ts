import { button, html } from './element';
import type { Host } from './host';
import { icon } from './icons';
import type { ModelPicture, View } from './view';
import { ViewSwitch } from './view-switch';
import { VIEWS } from './views';

/** The views of one picture, of which one is chosen, under their toolbar. */
export class Panel {
  readonly element = html('main', { class: 'panel' });
  private readonly tools = html('div', { class: 'view-tools' });
  private readonly views: ReadonlyMap<string, View>;
  private readonly tabs: ViewSwitch;
  private chosen: string;

  /** `onChoose` is called when a person has chosen another view, which has not been shown a picture yet. */
  constructor(
    private readonly host: Host,
    private readonly onChoose: () => void,
  ) {
    this.views = new Map(VIEWS.map(({ id, make }) => [id, make(host)]));
    const { view = '' } = host.kept();
    this.chosen = this.views.has(view) ? view : VIEWS[0].id;
    this.tabs = new ViewSwitch(VIEWS, (id) => this.choose(id));
    const exporting = button(
      { class: 'tool', title: 'Export…', 'aria-label': 'Export…' },
      () => host.post({ type: 'export' }),
      icon('export'),
    );
    this.element.append(html('header', { class: 'toolbar' }, this.tabs.element, this.tools, exporting));
    for (const [id, { element }] of this.views) {
      for (const [name, value] of [
        ['id', `view-${id}`],
        ['role', 'tabpanel'],
        ['aria-labelledby', `tab-${id}`],
      ] as const)
        element.setAttribute(name, value);
      this.element.append(element);
    }
    this.tell();
  }

  get isDrawn(): boolean {
    return this.view?.isDrawn ?? false;
  }

  async show(picture: ModelPicture): Promise<void> {
    this.element.classList.toggle('behind', picture.stale.length > 0);
    await this.view?.show(picture);
  }

  reveal(node: string): void {
    this.view?.reveal(node);
  }

  /** Tells the views that what was planned for these columns has been done. */
  applied(columns: readonly string[]): void {
    for (const view of this.views.values()) view.applied?.(columns);
  }

  /** Chooses a view that draws, where the chosen one does not; the picture has yet to be shown to it. */
  chooseDrawing(): void {
    if (this.view?.svg) return;
    const drawing = [...this.views].find(([, view]) => view.svg);
    if (drawing) this.choose(drawing[0]);
  }

  /** The chosen view as an SVG file. */
  svg(light: boolean): string {
    if (!this.view?.svg || !this.view.isDrawn) throw new Error('There is nothing to draw.');
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
    this.onChoose();
  }

  private tell(): void {
    this.tabs.tell(this.chosen);
    for (const [id, { element }] of this.views) element.hidden = id !== this.chosen;
    this.tools.replaceChildren(...(this.view ? [this.view.tools] : []));
  }
}
