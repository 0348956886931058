import { drawableName, type DrawnNode } from '../protocol';
import type { Arrow } from './arrows';
import type { Point } from './dot-layout';
import { svg } from './element';
import { middle, outline } from './outline';
import type { Size } from './pack';

/** From the middle of a line down to its baseline. */
const RISE = 4.7;

/** From one line of a label to the next, in pixels; and the height of both. */
const LINE = 18;
export const LABEL_HEIGHT = 2 * LINE;

/** A drawing in mermaid's structure, so that whatever is put into mermaid's can be put into it. */
export class PlainDrawing {
  readonly element: SVGSVGElement;
  private readonly clusters = svg('g', { class: 'clusters' });
  private readonly edges = svg('g', { class: 'edges edgePaths' });
  private readonly nodes = svg('g', { class: 'nodes' });

  constructor(
    private readonly id: string,
    { width, height }: Size,
  ) {
    const heads = svg('defs', {}, this.head('pointEnd', svg('path', { d: 'M 0 0 L 10 5 L 0 10 z' })));
    heads.append(this.head('circleEnd', svg('circle', { cx: 5, cy: 5, r: 5 })));
    const look = { id, class: 'flowchart', viewBox: `0 0 ${width} ${height}` };
    this.element = svg('svg', look, heads, this.clusters, this.edges, this.nodes);
  }

  /** A node around a point, with its name and room for its quantities. */
  node(name: string, node: DrawnNode, { x, y, ...size }: Point & Size): void {
    const words = svg('text', { 'text-anchor': 'middle' }, row(drawableName(node.name), -LINE / 2));
    const off = middle(node.role, node.many);
    const label = svg('g', { class: 'label', transform: `translate(${off.x}, ${off.y})` }, words);
    const element = this.add(name, { x, y }, outline(node.role, node.many, size), label);
    Object.assign(element.dataset, { width: size.width, height: size.height, baseline: LINE / 2 + RISE });
  }

  /** From where requests come. */
  dot(name: string, { x, y, width }: Point & Size): void {
    this.add(name, { x, y }, svg('circle', { class: 'label-container', r: width / 2 }));
  }

  frame(name: string, { x, y, width, height }: Point & Size): void {
    const rect = svg('rect', { x, y, width, height });
    this.clusters.append(svg('g', { class: 'cluster', id: `${this.id}-${name}` }, rect));
  }

  /** Along a Bézier curve: its start, then three points for each part. */
  arrow({ name, look }: Arrow, [start, ...others]: readonly Point[]): void {
    if (look === 'hidden' || !start) return;
    const head = look === 'scales' ? 'circleEnd' : 'pointEnd';
    this.edges.append(
      svg('path', {
        class: `edge-pattern-${look === 'dotted' ? 'dotted' : 'solid'} flowchart-link`,
        d: `M ${at(start)} C ${others.map(at).join(' ')}`,
        'data-edge': 'true',
        'data-id': name,
        'marker-end': `url(#${this.id}_${head})`,
      }),
    );
  }

  private add(name: string, { x, y }: Point, ...inside: readonly SVGElement[]): SVGGElement {
    const id = `${this.id}-flowchart-${name}-0`;
    const place = { class: 'node default', id, transform: `translate(${x}, ${y})` };
    const element = svg('g', place, ...inside);
    this.nodes.append(element);
    return element;
  }

  private head(name: string, shape: SVGElement): SVGMarkerElement {
    shape.setAttribute('class', 'arrowMarkerPath');
    const place = { viewBox: '0 0 10 10', refX: 5, refY: 5, markerWidth: 8, markerHeight: 8, orient: 'auto' };
    const marker = { id: `${this.id}_${name}`, class: 'marker', markerUnits: 'userSpaceOnUse', ...place };
    return svg('marker', marker, shape);
  }
}

const row = (text: string, y: number): SVGTSpanElement =>
  svg('tspan', { class: 'text-outer-tspan', x: 0, y, dy: RISE }, text);

const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
