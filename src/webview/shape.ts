import type { DrawnNode } from '../protocol';
import { badge, healthBadge } from './badge';
import { svg } from './element';
import { quantityLine } from './label';
import { QUANTITY, textWidths } from './text-width';
import { described, spoken } from './words';

/** How far a line may reach into the padding around a label. */
const SLACK = 12;

/** A node as it is drawn. */
export interface Shape {
  node: DrawnNode;
  readonly element: SVGGElement;
  /** Room for the line of quantities. */
  readonly room: number;
  readonly line: SVGGElement;
  /** The box of what mermaid drew, in the node's own coordinates. */
  readonly box: DOMRect;
}

/** What was drawn of a node. */
export interface DrawnShape {
  readonly element: SVGGElement;
  readonly node: DrawnNode;
}

/** Whatever is measured is measured of all before anything is changed: else each would be laid out anew. */
export function dressed(drawn: readonly DrawnShape[]): readonly Shape[] {
  const measures = drawn.map(({ element }) => measured(element));
  const shapes = drawn.map((one, index) => dress(one, measures[index] ?? measured(one.element)));
  const widthOf = textWidths(QUANTITY);
  for (const shape of shapes) put(shape, shape.node, widthOf);
  return shapes;
}

/** Changes what a node tells. False where the words do not fit. */
export function tell(shape: Shape, node: DrawnNode): boolean {
  return put(shape, node, textWidths(QUANTITY)) <= shape.room;
}

interface Measured extends Pick<Shape, 'box' | 'room'> {
  /** Of the line that was drawn to keep room for the quantities. */
  readonly baseline: number;
}

function measured(element: SVGGElement): Measured {
  const { width, height, baseline } = element.dataset;
  if (width !== undefined) return drawnAs(Number(width), Number(height), Number(baseline));
  const box = element.getBBox();
  const reserved = rowsOf(element).at(-1);
  const room = Math.max((reserved?.getComputedTextLength() ?? 0) + SLACK, box.width - 4 * SLACK);
  return { box, room, baseline: reserved?.getNumberOfChars() ? reserved.getStartPositionOfChar(0).y : 0 };
}

/** What knows its own size is not measured. */
function drawnAs(width: number, height: number, baseline: number): Measured {
  return { box: new DOMRect(-width / 2, -height / 2, width, height), room: width - 4 * SLACK, baseline };
}

function rowsOf(element: SVGGElement): readonly SVGTSpanElement[] {
  return [...element.querySelectorAll<SVGTSpanElement>('tspan.text-outer-tspan')];
}

function dress({ element, node }: DrawnShape, { box, room, baseline }: Measured): Shape {
  const label = element.querySelector<SVGGElement>('g.label');
  const rows = rowsOf(element);
  if (rows.length > 1) rows.at(-1)?.remove();
  const line = svg('g', { class: 'line', transform: `translate(0, ${baseline - 2})` });
  label?.append(line);
  // These shapes leave less room below the second line than above the first.
  if (label && (node.role === 'scheduled' || node.role === 'one-off')) {
    label.setAttribute('transform', `${label.getAttribute('transform') ?? ''} translate(0, -2)`);
  }
  element.setAttribute('data-id', node.id);
  element.setAttribute('tabindex', '-1');
  element.setAttribute('role', 'button');
  element.classList.add(node.role, ...(node.many ? ['many'] : []));
  return { node, element, room, line, box };
}

/** The width of the line of quantities. */
function put(shape: Shape, node: DrawnNode, widthOf: (text: string) => number): number {
  const { element, width } = quantityLine(node, widthOf);
  shape.line.replaceChildren(' ', element);
  for (const before of shape.element.querySelectorAll('g.badge')) before.remove();
  hang(shape, badge(node), shape.box.x + shape.box.width - 4);
  hang(shape, healthBadge(node), shape.box.x + 4);
  shape.element.setAttribute('aria-label', spoken(node));
  shape.element.setAttribute('aria-description', described(node));
  shape.node = node;
  return width;
}

/** Hangs a badge on the upper edge of a node. */
function hang({ element, box }: Shape, mark: SVGGElement | undefined, x: number): void {
  if (!mark) return;
  mark.setAttribute('transform', `translate(${x}, ${box.y + 3})`);
  element.append(mark);
}
