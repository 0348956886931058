import type { DrawnGraph } from '../protocol';
import { details } from './details';
import { Drawing } from './drawing';
import { html } from './element';
import type { Host } from './host';
import { isDirection, neighbour } from './keys';
import type { Shape } from './shape';
import { loading } from './screens';
import { standalone } from './standalone';
import type { Layout } from './layout';
import type { ViewActions } from './view';
import { Viewport } from './viewport';
import { zoomTools } from './zoom-tools';

/** The graph with its tools: what is selected, found and seen of it. */
export class GraphView {
  readonly element = html('div', { class: 'graph' });
  readonly tools: HTMLElement;
  private readonly drawing = new Drawing();
  private readonly viewport: Viewport;
  private readonly card = html('div', { class: 'card', 'aria-live': 'polite' });
  private graph: DrawnGraph = { groups: [], nodes: [], edges: [] };
  private selected: string | undefined;
  private found: ReadonlySet<string> | undefined;
  /** False once a person has zoomed: from then on the zoom is theirs. */
  private fits: boolean;
  private turn = 0;

  constructor(
    private readonly host: Host,
    private readonly actions: ViewActions,
  ) {
    const { zoom, selected } = host.kept();
    this.selected = selected;
    this.fits = zoom === undefined;
    this.viewport = new Viewport(
      this.drawing.element,
      ({ x, y, k }, byPerson) => {
        if (byPerson) this.fits = false;
        if (!this.fits) host.keep({ zoom: { x, y, k } });
      },
      () => {
        if (this.fits && this.element.checkVisibility()) this.fit();
      },
    );
    this.tools = zoomTools({
      zoom: (factor) => this.byPerson(() => this.viewport.zoomBy(factor)),
      fit: () => this.fit(),
    });
    this.element.append(this.viewport.element, this.card);
    if (zoom) this.viewport.set(zoom);
    this.listen();
  }

  get isDrawn(): boolean {
    return !this.drawing.isEmpty;
  }

  /** Shows a graph: in the drawings that stand, as far as their structure is the same. */
  async show(graph: DrawnGraph, direction: Layout['direction']): Promise<void> {
    const waiting = this.isDrawn ? undefined : loading('Drawing…');
    if (waiting) this.element.append(waiting);
    const turn = (this.turn += 1);
    const replace = await this.drawing
      .prepare(graph, direction, () => turn === this.turn)
      .finally(() => waiting?.remove());
    if (turn !== this.turn) return;
    this.graph = graph;
    if (replace) this.replace(replace);
    this.tellSelection();
    this.tellFound();
  }

  /** A person is about to ask for a drawing of so many nodes. */
  approach(nodes: number): void {
    this.drawing.approach(nodes);
  }

  /** A drawing of so many nodes may be asked for. */
  foresee(nodes: number): void {
    this.drawing.foresee(nodes);
  }

  /** Another graph will be shown: it gets its own zoom and selection. */
  leave(): void {
    this.select(undefined);
    this.fits = true;
    this.host.keep({ zoom: undefined });
  }

  /** To what is found, or selected; to the first node where a person came by keyboard. */
  enter(byKeyboard: boolean): void {
    const found = this.drawing.all.find(({ node }) => this.found?.has(node.id));
    const first = byKeyboard ? this.drawing.all[0] : undefined;
    this.focus(this.drawing.shape(this.selected) ?? found ?? first);
  }

  mark(found: ReadonlySet<string> | undefined): readonly string[] {
    this.found = found;
    this.tellFound();
    return this.drawing.all.flatMap(({ node: { id } }) => (found?.has(id) ? [id] : []));
  }

  point(id: string): void {
    const shape = this.drawing.shape(id);
    this.select(id);
    if (shape) this.byPerson(() => this.viewport.center(shape.element));
  }

  reveal(id: string): void {
    const shape = this.drawing.shape(id);
    if (!shape) return;
    this.select(id);
    this.focus(shape);
  }

  svg(light: boolean): string {
    return standalone(this.drawing.element, this.drawing.size, light);
  }

  /** Puts new drawings in place: zoom, selection and focus stay. */
  private replace(replace: () => void): void {
    const before = this.fits ? undefined : this.place();
    const hadFocus =
      document.activeElement instanceof SVGElement && this.element.contains(document.activeElement);
    replace();
    this.drawing.arrange(this.viewport.room);
    if (this.fits) this.viewport.fit(this.drawing.size);
    else this.keepPlace(before);
    if (hadFocus) this.drawing.shape(this.selected)?.element.focus({ preventScroll: true });
  }

  private listen(): void {
    const { element } = this.viewport;
    element.addEventListener('click', (event) => {
      const id = this.drawing.idAt(event.target);
      this.select(id);
      if (id !== undefined) this.open(id, 0, event.ctrlKey || event.metaKey || event.altKey);
    });
    // Not on the SVG: a listener for focus would make it a tab stop of its own.
    this.element.addEventListener('focusin', (event) => {
      const id = this.drawing.idAt(event.target);
      if (id !== undefined) this.select(id);
    });
    element.addEventListener('pointerover', (event) => this.light(this.drawing.idAt(event.target)));
    element.addEventListener('pointerleave', () => this.light(undefined));
    element.addEventListener('keydown', (event) => this.key(event));
    document.addEventListener('keydown', (event) => this.anywhere(event));
  }

  private key(event: KeyboardEvent): void {
    const shape = this.drawing.shape(this.drawing.idAt(event.target));
    if (!shape || event.ctrlKey || event.metaKey || event.altKey) return;
    const { id } = shape.node;
    if (isDirection(event.key)) this.focus(neighbour(shape, this.drawing.all, event.key));
    else if (event.key === 'Enter') this.open(id, 0, event.shiftKey);
    else if (event.key === '+' || event.key === '=') this.scale(shape, 1);
    else if (event.key === '-') this.scale(shape, -1);
    else if (event.key === 's') this.scale(shape);
    else if (event.key === 'f') this.actions.focus(shape.node.scales?.node ?? id);
    else return;
    event.preventDefault();
  }

  private anywhere(event: KeyboardEvent): void {
    if (event.defaultPrevented || !this.element.checkVisibility({ visibilityProperty: true })) return;
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === '0' && !typing && !event.ctrlKey && !event.metaKey) this.fit();
    else if (event.key === 'Escape' && !typing && this.selected !== undefined) this.select(undefined);
    else return;
    event.preventDefault();
  }

  private open(id: string, declaration: number, beside: boolean): void {
    const { scales } = this.drawing.shape(id)?.node ?? {};
    const scaled = scales?.declarations[declaration];
    this.host.post(
      scales && scaled !== undefined
        ? { type: 'open', node: scales.node, declaration: scaled, beside, at: 'quantity' }
        : { type: 'open', node: id, declaration, beside, at: 'name' },
    );
  }

  private scale({ node }: Shape, step?: 1 | -1): void {
    if (node.role !== 'process') return;
    this.host.post({ type: 'scale', node: node.id, ...(step === undefined ? {} : { step }) });
  }

  private select(id: string | undefined): void {
    if (id === this.selected && this.card.childElementCount > 0 === (id !== undefined)) return;
    this.selected = id;
    this.host.keep({ selected: id });
    this.tellSelection();
  }

  private tellSelection(): void {
    const selected = this.drawing.shape(this.selected);
    for (const { element, node } of this.drawing.all) {
      element.classList.toggle('selected', node.id === selected?.node.id);
      element.setAttribute('tabindex', '-1');
    }
    (selected ?? this.drawing.all[0])?.element.setAttribute('tabindex', '0');
    this.tellCard(selected);
  }

  private tellCard(selected: Shape | undefined): void {
    if (!selected) return this.card.replaceChildren();
    const { node } = selected;
    const focused = [...this.card.querySelectorAll('button')].findIndex(
      (one) => one === document.activeElement,
    );
    this.card.replaceChildren(
      details(node, this.appOf(selected), {
        open: (declaration, beside) => this.open(node.id, declaration, beside),
        scale: (step) => this.scale(selected, step),
        focus: () => this.actions.focus(node.scales?.node ?? node.id),
        close: () => this.select(undefined),
      }),
    );
    if (focused >= 0) this.card.querySelectorAll('button')[focused]?.focus();
  }

  /** An autoscaler is found with what it scales. */
  private tellFound(): void {
    this.viewport.element.classList.toggle('searching', this.found !== undefined);
    for (const { element, node } of this.drawing.all)
      element.classList.toggle('match', this.found?.has(node.scales?.node ?? node.id) ?? false);
  }

  private appOf({ node }: Shape): string {
    return this.graph.groups.find(({ id }) => id === node.group)?.title ?? '';
  }

  /** Lights up a node with its needs; the rest steps back. */
  private light(id: string | undefined): void {
    const around = id === undefined ? new Set<string>() : this.drawing.around(id);
    this.viewport.element.classList.toggle('lit', id !== undefined);
    for (const { element, node } of this.drawing.all) element.classList.toggle('near', around.has(node.id));
    for (const edge of this.drawing.edges) {
      edge.classList.toggle(
        'near',
        edge.getAttribute('data-from') === id || edge.getAttribute('data-to') === id,
      );
    }
  }

  private focus(shape: Shape | undefined): void {
    if (!shape) return;
    shape.element.focus({ preventScroll: true });
    if (!this.viewport.sees(shape.element)) this.byPerson(() => this.viewport.center(shape.element));
  }

  private fit(): void {
    this.fits = true;
    this.drawing.arrange(this.viewport.room);
    this.viewport.fit(this.drawing.size);
    this.host.keep({ zoom: undefined });
  }

  private byPerson(move: () => void): void {
    this.fits = false;
    move();
  }

  /** Where the selected node is on the screen, or the first. */
  private place(): { id: string; x: number; y: number } | undefined {
    const shape = this.drawing.shape(this.selected) ?? this.drawing.all[0];
    if (!shape) return undefined;
    const { x, y } = shape.element.getBoundingClientRect();
    return { id: shape.node.id, x, y };
  }

  /** What stood somewhere before stands there again, so that the eye finds it. */
  private keepPlace(before: { id: string; x: number; y: number } | undefined): void {
    const after = this.drawing.shape(before?.id)?.element.getBoundingClientRect();
    if (before && after) this.viewport.shift(before.x - after.x, before.y - after.y);
  }
}
