import type { Column } from './chart-column';
import { MOST_SQUARES } from './chart-figure';

export interface DragActions {
  at(target: EventTarget | null): Column | undefined;
  /** The quantity that a drag begins at. */
  start(column: Column): number;
  /** Pixels for one process. */
  pitch(): number;
  plan(column: Column, count: number): void;
  click(column: Column, beside: boolean): void;
}

/** The top of a column follows the pointer; a press that does not move is a click. */
export function listenForDrags(element: HTMLElement, actions: DragActions): void {
  let drag: { readonly column: Column; readonly y: number; readonly from: number } | undefined;
  let moved = false;
  element.addEventListener('pointerdown', (event) => {
    moved = false;
    const column = actions.at(event.target);
    const held = event.target instanceof Element && event.target.closest('.handle') !== null;
    if (!column || !held || event.button !== 0) return;
    drag = { column, y: event.clientY, from: actions.start(column) };
    column.element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', ({ clientY }) => {
    if (!drag) return;
    const { column, y, from } = drag;
    const rows = Math.round((y - clientY) / actions.pitch());
    const step = Math.max(1, Math.round(from / MOST_SQUARES));
    if (rows !== 0) moved = true;
    if (moved) actions.plan(column, from + rows * step);
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    element.addEventListener(end, () => (drag = undefined));
  element.addEventListener('click', (event) => {
    const column = actions.at(event.target);
    if (column && !moved) actions.click(column, event.ctrlKey || event.metaKey || event.altKey);
  });
}
