import type { Graphviz as Engine } from '@hpcc-js/wasm-graphviz';
import type { DrawnGraph, MermaidText } from '../protocol';
import { arrowsOf, dotsOf } from './arrows';
import { toDot } from './dot';
import { readLayout } from './dot-layout';
import { html } from './element';
import type { Layout } from './layout';
import { outline, outlineMargin } from './outline';
import type { Size } from './pack';
import { PlainDrawing } from './plain-drawing';

/** A dot from which requests come, as large as mermaid's. */
const DOT: Size = { width: 14, height: 14 };

/** Draws what mermaid would take seconds for, where Graphviz's dot puts it. Graphviz is loaded when first asked for. */
export class Graphviz {
  private drawings = 0;
  private loaded: Promise<Engine> | undefined;

  load(): Promise<Engine> {
    return (this.loaded ??= import('@hpcc-js/wasm-graphviz').then((module) => module.Graphviz.load()));
  }

  /** The names of mermaid's text: the elements of a drawing are found by them, whoever drew it. */
  async draw(
    { names }: Pick<MermaidText, 'names'>,
    graph: DrawnGraph,
    direction: Layout['direction'],
  ): Promise<SVGSVGElement> {
    const engine = await this.load();
    const drawing = new PlainDrawing(`formation-dot-${(this.drawings += 1)}`);
    const shapes = graph.nodes.map((node) => ({ node, ...drawing.node(names[node.id] ?? '', node) }));
    const words = measured(drawing.element, shapes);
    const sizes = shapes.map(({ node: { role, many } }, index) => {
      const margin = outlineMargin(role, many);
      const { width, height } = words[index] ?? DOT;
      return { width: width + margin.width, height: height + margin.height };
    });
    const dots = dotsOf(graph, names);
    const arrows = arrowsOf(graph, names);
    const numbers = new Map([...graph.nodes.map(({ id }) => id), ...dots].map((id, index) => [id, index]));
    const numberOf = (id: string): number => numbers.get(id) ?? 0;
    const dotText = toDot({
      direction,
      boxes: [...sizes, ...dots.map(() => DOT)],
      frames: graph.groups.map(({ id }) =>
        graph.nodes.flatMap((node, index) => (node.group === id ? [index] : [])),
      ),
      arrows: arrows.map(({ from, to, look }) => ({
        from: numberOf(from),
        to: numberOf(to),
        hidden: look === 'hidden',
      })),
    });
    const { size, boxes, frames, curves } = readLayout(engine.layout(dotText, 'json', 'dot'));
    shapes.forEach(({ element, node }, index) => {
      const { x, y } = boxes[index] ?? { x: 0, y: 0 };
      element.setAttribute('transform', `translate(${x}, ${y})`);
      element.prepend(outline(node.role, node.many, sizes[index] ?? DOT));
    });
    dots.forEach((name, index) => {
      const place = boxes[graph.nodes.length + index];
      if (place) drawing.dot(name, place, DOT.width / 2);
    });
    graph.groups.forEach(({ id }, index) => {
      const place = frames[index];
      if (place) drawing.frame(names[id] ?? '', place);
    });
    arrows.forEach((arrow, index) => drawing.arrow(arrow, curves[index] ?? []));
    drawing.size = size;
    return drawing.element;
  }
}

/** How large words are: all stand in the document before the first is measured. */
function measured(
  drawing: SVGSVGElement,
  shapes: readonly { readonly words: SVGTextElement }[],
): readonly Size[] {
  const board = html('div', { class: 'drawing-board drawing', 'aria-hidden': 'true' }, drawing);
  document.body.append(board);
  const sizes = shapes.map(({ words }) => words.getBBox());
  board.remove();
  return sizes;
}
