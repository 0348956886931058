import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomBehavior, type ZoomTransform } from 'd3-zoom';
import { svg } from './element';

const SMALLEST = 0.08;
const LARGEST = 4;
const MARGIN = 24;

/** The part of the drawing that is seen. Drawings come and go in it; the zoom stays. */
export class Viewport {
  readonly element = svg('svg', { class: 'viewport' });
  private readonly world = svg('g', { class: 'world drawing' });
  private readonly behavior: ZoomBehavior<SVGSVGElement, unknown>;
  private transform: ZoomTransform = zoomIdentity;
  private drawing: SVGSVGElement | undefined;

  constructor(onZoom: (transform: ZoomTransform, byPerson: boolean) => void) {
    this.element.append(this.world);
    this.behavior = zoom<SVGSVGElement, unknown>()
      .scaleExtent([SMALLEST, LARGEST])
      .clickDistance(4)
      .on('zoom', ({ transform, sourceEvent }: { transform: ZoomTransform; sourceEvent: unknown }) => {
        this.transform = transform;
        this.world.setAttribute('transform', transform.toString());
        onZoom(transform, sourceEvent !== null && sourceEvent !== undefined);
      });
    select(this.element).call(this.behavior).on('dblclick.zoom', null);
  }

  /** Puts a drawing in the place of the one before. */
  show(drawing: SVGSVGElement): void {
    const { width, height } = drawing.viewBox.baseVal;
    drawing.removeAttribute('style');
    drawing.setAttribute('width', String(width));
    drawing.setAttribute('height', String(height));
    this.world.replaceChildren(drawing);
    this.drawing = drawing;
  }

  set({ x, y, k }: { x: number; y: number; k: number }): void {
    this.behavior.transform(select(this.element), zoomIdentity.translate(x, y).scale(k));
  }

  /** All of it, never larger than life. */
  fit(): void {
    const size = this.drawing?.viewBox.baseVal;
    const { clientWidth, clientHeight } = this.element;
    if (!size || size.width === 0 || size.height === 0 || clientWidth === 0) return;
    const room = Math.min((clientWidth - 2 * MARGIN) / size.width, (clientHeight - 2 * MARGIN) / size.height);
    const k = Math.max(SMALLEST, Math.min(1, room));
    this.set({ k, x: (clientWidth - size.width * k) / 2, y: (clientHeight - size.height * k) / 2 });
  }

  zoomBy(factor: number): void {
    this.behavior.scaleBy(select(this.element), factor);
  }

  /** True where all of an element is in sight. */
  sees(element: Element): boolean {
    const box = element.getBoundingClientRect();
    const view = this.element.getBoundingClientRect();
    return (
      box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom
    );
  }

  /** Moves an element to the middle. */
  center(element: Element): void {
    const box = element.getBoundingClientRect();
    const view = this.element.getBoundingClientRect();
    this.shift(
      (view.left + view.right - box.left - box.right) / 2,
      (view.top + view.bottom - box.top - box.bottom) / 2,
    );
  }

  /** Moves the drawing by pixels of the screen. */
  shift(dx: number, dy: number): void {
    const { k } = this.transform;
    if (dx !== 0 || dy !== 0) this.behavior.translateBy(select(this.element), dx / k, dy / k);
  }
}
