import type { DrawnGraph, MermaidText } from '../protocol';
import { svg } from './element';
import { dressed, tell, type Shape } from './shape';

/** What was drawn of an app, by the names in mermaid's text. */
export interface AppDrawing {
  readonly element: SVGSVGElement;
  readonly graph: DrawnGraph;
  readonly text: Pick<MermaidText, 'names'>;
}

/** The drawing of one app, with what the nodes tell put into it. */
export class Part {
  private readonly structure: string;

  private constructor(
    readonly element: SVGSVGElement,
    graph: DrawnGraph,
    { names }: Pick<MermaidText, 'names'>,
    readonly shapes: readonly Shape[],
  ) {
    this.structure = structureOf(graph);
    const drawn = byName(element, 'g.node');
    const frames = byName(element, 'g.cluster');
    for (const group of graph.groups) titleFrame(frames.get(names[group.id] ?? ''), group.title);
    markOutside(drawn);
    markEdges(element, graph, names);
    element.setAttribute('role', 'group');
    element.removeAttribute('aria-roledescription');
    element.setAttribute('aria-label', graph.groups.map(({ title }) => title).join(', '));
  }

  /** The drawings of several apps, which must be in the document: texts are measured, of all of them at once. */
  static all(drawings: readonly AppDrawing[]): readonly Part[] {
    const drawn = drawings.map(({ element, graph, text: { names } }) => {
      const elements = byName(element, 'g.node');
      return graph.nodes.flatMap((node) => {
        const found = elements.get(names[node.id] ?? '');
        return found ? [{ element: found, node }] : [];
      });
    });
    const shapes = dressed(drawn.flat());
    let from = 0;
    return drawings.map(({ element, graph, text }, index) => {
      const to = from + (drawn[index]?.length ?? 0);
      const part = new Part(element, graph, text, shapes.slice(from, to));
      from = to;
      return part;
    });
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
