import { drawableName, reservedLine, type DrawnNode } from '../protocol';
import type { Arrow } from './arrows';
import type { Point } from './dot-layout';
import { svg } from './element';
import { middle } from './outline';
import type { Size } from './pack';

/** Between the lines of a label, in pixels. */
const LINE = 18;

/** A drawing in mermaid's structure, so that whatever is put into mermaid's can be put into it. */
export class PlainDrawing {
  readonly element: SVGSVGElement;
  private readonly clusters = svg('g', { class: 'clusters' });
  private readonly edges = svg('g', { class: 'edges edgePaths' });
  private readonly nodes = svg('g', { class: 'nodes' });

  constructor(private readonly id: string) {
    const heads = svg('defs', {}, this.head('pointEnd', svg('path', { d: 'M 0 0 L 10 5 L 0 10 z' })));
    heads.append(this.head('circleEnd', svg('circle', { cx: 5, cy: 5, r: 5 })));
    this.element = svg('svg', { id, class: 'flowchart' }, heads, this.clusters, this.edges, this.nodes);
  }

  set size({ width, height }: Size) {
    this.element.setAttribute('viewBox', `0 0 ${width} ${height}`);
  }

  /** A node with its words alone, around the origin; the words are what is returned beside it. */
  node(name: string, node: DrawnNode): { readonly element: SVGGElement; readonly words: SVGTextElement } {
    const words = svg(
      'text',
      { 'text-anchor': 'middle' },
      row(drawableName(node.name), -LINE / 2),
      row(reservedLine(node), LINE / 2),
    );
    const { x, y } = middle(node.role, node.many);
    const label = svg('g', { class: 'label', transform: `translate(${x}, ${y})` }, words);
    return { element: this.add(name, label), words };
  }

  /** From where requests come. */
  dot(name: string, { x, y }: Point, radius: number): void {
    const circle = svg('circle', { class: 'label-container', r: radius });
    this.add(name, circle).setAttribute('transform', `translate(${x}, ${y})`);
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

  private add(name: string, inside: SVGElement): SVGGElement {
    const element = svg('g', { class: 'node default', id: `${this.id}-flowchart-${name}-0` }, inside);
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
  svg('tspan', { class: 'text-outer-tspan', x: 0, y, dy: '0.36em' }, text);

const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
