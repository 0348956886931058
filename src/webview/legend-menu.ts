import { html, svg } from './element';
import { Menu } from './menu';

export interface LegendEntry {
  readonly text: string;
  readonly mark: Node;
}

/** What the signs of a view mean; only those that occur are explained. */
export class LegendMenu {
  private readonly menu: Menu;

  constructor(view: string) {
    this.menu = new Menu('Legend', `legend-${view}`, 'legend');
  }

  get element(): HTMLElement {
    return this.menu.element;
  }

  tell(entries: () => readonly LegendEntry[]): void {
    const entry = ({ text, mark }: LegendEntry): HTMLElement =>
      html('li', {}, html('span', { class: 'sign' }, mark), html('span', { dir: 'auto' }, text));
    this.menu.hold(() => [
      html('ul', { class: 'legend', 'aria-label': 'Legend', tabindex: '0' }, ...entries().map(entry)),
    ]);
  }
}

/** A line as edges are drawn, with what is at its end. */
export function edgeSign(end: 'arrow' | 'dot', dotted = false): SVGSVGElement {
  return svg(
    'svg',
    { class: 'edge-sign', width: 28, height: 12, 'aria-hidden': 'true' },
    svg('path', { d: 'M1 6h20', ...(dotted ? { 'stroke-dasharray': '3 3' } : {}) }),
    end === 'arrow'
      ? svg('path', { class: 'end', d: 'M20 2.5l7 3.5l-7 3.5z' })
      : svg('circle', { class: 'end', cx: 23, cy: 6, r: 3 }),
  );
}

/** A sign that is text, as it is written in the view. */
export function textSign(text: string, kind: string): HTMLElement {
  return html('span', { class: kind, 'aria-hidden': 'true' }, text);
}
