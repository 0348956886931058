import type { DrawnGraph, DrawnNode, MermaidText } from '../protocol';
import { badge, healthBadge } from './badge';
import { svg } from './element';
import { quantityLine } from './label';
import { spoken } from './words';

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

/** Mermaid's drawing of one app, with what the nodes tell put into it. */
export class Part {
  readonly shapes: readonly Shape[];
  private readonly structure: string;

  /** `element` must be in the document: texts are measured. */
  constructor(
    readonly element: SVGSVGElement,
    graph: DrawnGraph,
    { names }: MermaidText,
  ) {
    this.structure = structureOf(graph);
    const drawn = byName(element, 'g.node');
    const frames = byName(element, 'g.cluster');
    this.shapes = graph.nodes.flatMap((node) => {
      const found = drawn.get(names[node.id] ?? '');
      return found ? [dress(found, node)] : [];
    });
    for (const group of graph.groups) titleFrame(frames.get(names[group.id] ?? ''), group.title);
    markOutside(drawn);
    markEdges(element, graph, names);
    element.setAttribute('role', 'group');
    element.removeAttribute('aria-roledescription');
    element.setAttribute('aria-label', graph.groups.map(({ title }) => title).join(', '));
  }

  /** Changes what the nodes tell where they stand. False where the graph needs a new drawing. */
  tell(graph: DrawnGraph): boolean {
    if (structureOf(graph) !== this.structure || graph.nodes.length !== this.shapes.length) return false;
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    return this.shapes.every((shape) => {
      const node = nodes.get(shape.node.id);
      if (node === undefined) return false;
      return JSON.stringify(node) === JSON.stringify(shape.node) || tell(shape, node);
    });
  }
}

/** What a new layout hangs on. */
function structureOf({ groups, nodes, edges }: DrawnGraph): string {
  return JSON.stringify([
    groups,
    nodes.map(({ id, name, role, many, entry, group }) => [id, name, role, many, entry, group]),
    edges.map(({ from, to, kinds }) => [from, to, kinds.every((kind) => kind === 'start-order')]),
  ]);
}

/** Mermaid's element ids are the drawing's, `flowchart`, the name and a number, with hyphens between. */
function byName(drawing: SVGSVGElement, selector: string): ReadonlyMap<string, SVGGElement> {
  const found = new Map<string, SVGGElement>();
  for (const element of drawing.querySelectorAll<SVGGElement>(selector)) {
    const name = element.id
      .slice(drawing.id.length + 1)
      .replace(/^flowchart-/, '')
      .replace(/-\d+$/, '');
    found.set(name, element);
  }
  return found;
}

function dress(element: SVGGElement, node: DrawnNode): Shape {
  const box = element.getBBox();
  const label = element.querySelector<SVGGElement>('g.label');
  const rows = [...element.querySelectorAll<SVGTSpanElement>('tspan.text-outer-tspan')];
  const reserved = rows.at(-1);
  const room = Math.max((reserved?.getComputedTextLength() ?? 0) + SLACK, box.width - 4 * SLACK);
  const baseline = reserved?.getNumberOfChars() ? reserved.getStartPositionOfChar(0).y : 0;
  if (rows.length > 1) reserved?.remove();
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
  const shape = { node, element, room, line, box };
  tell(shape, node);
  return shape;
}

/** False where the words do not fit. */
function tell(shape: Shape, node: DrawnNode): boolean {
  const { line, arrange } = quantityLine(node);
  shape.line.replaceChildren(line);
  for (const before of shape.element.querySelectorAll('g.badge')) before.remove();
  hang(shape, badge(node), shape.box.x + shape.box.width - 4);
  hang(shape, healthBadge(node), shape.box.x + 4);
  shape.element.setAttribute('aria-label', spoken(node));
  shape.node = node;
  return arrange() <= shape.room;
}

/** Hangs a badge on the upper edge of a node. */
function hang({ element, box }: Shape, mark: SVGGElement | undefined, x: number): void {
  if (!mark) return;
  mark.setAttribute('transform', `translate(${x}, ${box.y + 3})`);
  element.append(mark);
}

/** The title stands at the frame's left, where reading begins. */
function titleFrame(frame: SVGGElement | undefined, title: string): void {
  const box = frame?.querySelector('rect');
  if (!frame || !box) return;
  frame.querySelector('.cluster-label')?.remove();
  const name = svg(
    'text',
    { class: 'frame-title', x: box.x.baseVal.value + 14, y: box.y.baseVal.value + 20 },
    title,
  );
  frame.append(name);
  box.setAttribute('rx', '6');
}

/** The dots from which requests come are no nodes. */
function markOutside(drawn: ReadonlyMap<string, SVGGElement>): void {
  for (const [name, dot] of drawn) {
    if (!name.startsWith('from_outside_')) continue;
    dot.classList.add('outside');
    dot.append(svg('title', {}, 'Requests from outside'));
  }
}

/** Mermaid names an edge after its ends. */
function markEdges(drawing: SVGSVGElement, { edges }: DrawnGraph, names: MermaidText['names']): void {
  const paths = new Map<string, Element>();
  for (const path of drawing.querySelectorAll('path[data-edge]')) {
    paths.set(path.getAttribute('data-id') ?? '', path);
  }
  for (const { from, to } of edges) {
    const path = paths.get(`L_${names[from] ?? ''}_${names[to] ?? ''}_0`);
    path?.setAttribute('data-from', from);
    path?.setAttribute('data-to', to);
  }
}
