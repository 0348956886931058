import type { DrawnMatrix } from '../protocol';
import { button, html } from './element';
import { cellAt, isMove, moved, type CellPlace } from './grid';
import type { Host } from './host';
import { icon } from './icons';
import { LegendMenu } from './legend-menu';
import { MatrixTable } from './matrix-table';
import { matrixLegend } from './matrix-legend';
import { pageImage } from './page-image';
import type { ModelPicture, View, ViewActions } from './view';

/** What each environment declares of each process type: a table for each app. */
export class MatrixView implements View {
  readonly element = html('div', { class: 'matrix' });
  readonly tools: HTMLElement;
  private readonly onlyDrift: HTMLButtonElement;
  private readonly legend = new LegendMenu('matrix');
  private readonly summary = html('span', { class: 'count', role: 'status' });
  private tables: ReadonlyMap<string, MatrixTable> = new Map();
  private place: CellPlace | undefined;

  constructor(
    private readonly host: Host,
    private readonly actions: ViewActions,
  ) {
    this.onlyDrift = button(
      { class: 'toggle', title: 'Show only process types with drift', 'aria-label': 'Only Drift' },
      () => this.toggleDrift(),
    );
    this.onlyDrift.append(icon('drift'), html('span', {}, 'Only Drift'));
    this.tools = html('div', { class: 'matrix-tools' }, this.summary, this.onlyDrift, this.legend.element);
    this.tellDrift(host.kept().onlyDrift ?? false);
    this.element.addEventListener('click', (event) => this.click(event));
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('focusin', ({ target }) => this.remember(target));
  }

  get isDrawn(): boolean {
    return this.tables.size > 0;
  }

  /** Only rows that say something new are made anew. */
  show({ graph, matrices }: ModelPicture): void {
    const before = this.tables;
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    const hadFocus = this.element.contains(document.activeElement);
    this.tables = new Map(
      graph.groups.map(({ id, title }, index) => {
        const matrix: DrawnMatrix = matrices[index] ?? { environments: [], rows: [] };
        const table = before.get(id) ?? new MatrixTable();
        table.show(title, matrix, nodes);
        return [id, table];
      }),
    );
    const elements = [...this.tables.values()].map(({ element }) => element);
    if (
      elements.some((element, index) => this.element.children[index] !== element) ||
      before.size !== elements.length
    )
      this.element.replaceChildren(...elements);
    this.tell(matrices);
    this.legend.tell(() => matrixLegend(graph, matrices));
    this.tellTabStop();
    if (hadFocus) this.focus(this.place);
  }

  reveal(node: string): void {
    this.tellDrift(false);
    this.focus({ row: node, column: 0 });
  }

  mark(found: ReadonlySet<string> | undefined): readonly string[] {
    const seen: string[] = [];
    this.element.classList.toggle('searching', found !== undefined);
    for (const row of this.element.querySelectorAll<HTMLElement>('tr[data-node]')) {
      const { node = '' } = row.dataset;
      const isFound = found?.has(node) ?? false;
      row.classList.toggle('match', isFound);
      if (isFound && row.offsetParent !== null) seen.push(node);
    }
    return seen;
  }

  point(node: string): void {
    this.place = { row: node, column: 0 };
    this.tellTabStop();
    const cell = cellAt(this.element, this.place);
    cell?.scrollIntoView({ block: 'nearest' });
    for (const row of this.element.querySelectorAll('tr.current')) row.classList.remove('current');
    cell?.closest('tr')?.classList.add('current');
  }

  enter(): void {
    this.focus(this.place);
  }

  svg(light: boolean): string {
    return pageImage(this.element, light);
  }

  private tell(matrices: readonly DrawnMatrix[]): void {
    const rows = matrices.flatMap((matrix) => matrix.rows);
    const drifting = rows.filter(({ cells }) => cells.some(({ missing, differs }) => missing || differs));
    const isCompared = matrices.some(({ environments }) => environments.length > 1);
    this.onlyDrift.hidden = !isCompared;
    this.summary.textContent = !isCompared
      ? `One environment${matrices.length > 1 ? ' each' : ''}: nothing to compare`
      : drifting.length === 0
        ? 'All environments agree'
        : `Drift in ${drifting.length} of ${rows.length}`;
    this.summary.title = 'Drift: an environment lacks a process type, or runs another command than most do';
  }

  private toggleDrift(): void {
    const only = this.onlyDrift.getAttribute('aria-pressed') !== 'true';
    this.tellDrift(only);
    this.host.keep({ onlyDrift: only });
  }

  private tellDrift(only: boolean): void {
    this.onlyDrift.setAttribute('aria-pressed', String(only));
    this.element.classList.toggle('only-drift', only);
    this.tellTabStop();
  }

  private click(event: MouseEvent): void {
    const cell = event.target instanceof Element ? event.target.closest('button.cell') : null;
    if (cell instanceof HTMLElement) this.open(cell, event.ctrlKey || event.metaKey || event.altKey);
  }

  private open(cell: HTMLElement, beside: boolean): void {
    const { row: node = '', declaration = '' } = cell.dataset;
    if (declaration === '') return;
    this.host.post({ type: 'open', node, declaration: Number(declaration), beside, at: 'quantity' });
  }

  private key(event: KeyboardEvent): void {
    const cell = event.target;
    if (!(cell instanceof HTMLElement) || cell.dataset['row'] === undefined) return;
    const { row: node, scales } = cell.dataset;
    if (isMove(event.key)) moved(this.element, cell, event.key, event.ctrlKey)?.focus();
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === 'Enter') this.open(cell, event.shiftKey);
    else if (event.key === 'f' && node !== undefined) this.actions.focus(node);
    else if (scales === undefined) return;
    else if (event.key === '+' || event.key === '=') this.host.post({ type: 'scale', node, step: 1 });
    else if (event.key === '-') this.host.post({ type: 'scale', node, step: -1 });
    else if (event.key === 's') this.host.post({ type: 'scale', node });
    else return;
    event.preventDefault();
  }

  private remember(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement) || target.dataset['row'] === undefined) return;
    this.place = { row: target.dataset['row'], column: Number(target.dataset['column']) };
    this.tellTabStop();
  }

  private focus(place: CellPlace | undefined): void {
    cellAt(this.element, place)?.focus();
  }

  /** One cell is reached by Tab, the others from it by arrow keys. */
  private tellTabStop(): void {
    for (const cell of this.element.querySelectorAll<HTMLElement>('[data-row][tabindex="0"]'))
      cell.tabIndex = -1;
    const cell = cellAt(this.element, this.place);
    if (cell) cell.tabIndex = 0;
  }
}
