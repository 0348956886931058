import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomBehavior, type ZoomTransform } from 'd3-zoom';
import { svg } from './element';
import type { Size } from './pack';

const SMALLEST = 0.08;
const LARGEST = 4;
const MARGIN = 24;

/** The part of the drawing that is seen. What is drawn comes and goes; the zoom stays. */
export class Viewport {
  readonly element = svg('svg', { class: 'viewport' });
  private readonly world = svg('g', { class: 'world drawing' });
  private readonly behavior: ZoomBehavior<SVGSVGElement, unknown>;
  private transform: ZoomTransform = zoomIdentity;
  /** As it was measured; undefined where it may be another by now, or is hidden. */
  private size: Size | undefined;

  constructor(
    content: SVGGElement,
    onZoom: (transform: ZoomTransform, byPerson: boolean) => void,
    onResize: () => void,
  ) {
    this.world.append(content);
    this.element.append(this.world);
    this.behavior = zoom<SVGSVGElement, unknown>()
      .scaleExtent([SMALLEST, LARGEST])
      .clickDistance(4)
      .extent(() => {
        const { width, height } = this.measured();
        return [
          [0, 0],
          [width, height],
        ];
      })
      .on('zoom', ({ transform, sourceEvent }: { transform: ZoomTransform; sourceEvent: unknown }) => {
        this.transform = transform;
        this.world.setAttribute('transform', transform.toString());
        onZoom(transform, sourceEvent !== null && sourceEvent !== undefined);
      });
    select(this.element).call(this.behavior).on('dblclick.zoom', null);
    new ResizeObserver(() => {
      this.size = undefined;
      onResize();
    }).observe(this.element);
  }

  /** What there is room for, in pixels. */
  get room(): Size {
    const { width, height } = this.measured();
    return { width: width - 2 * MARGIN, height: height - 2 * MARGIN };
  }

  /** Asking the page lays out all that was drawn since: it is asked once for each size. */
  private measured(): Size {
    if (this.size) return this.size;
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width > 0) this.size = { width, height };
    return { width, height };
  }

  set({ x, y, k }: { x: number; y: number; k: number }): void {
    this.behavior.transform(select(this.element), zoomIdentity.translate(x, y).scale(k));
  }

  /** All of it, never larger than life. */
  fit(size: Size): void {
    const { width, height } = this.room;
    if (size.width === 0 || size.height === 0 || width <= 0 || height <= 0) return;
    const k = Math.max(SMALLEST, Math.min(1, width / size.width, height / size.height));
    this.set({
      k,
      x: MARGIN + (width - size.width * k) / 2,
      y: MARGIN + (height - size.height * k) / 2,
    });
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
