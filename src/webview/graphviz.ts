import type { Graphviz as Engine } from '@hpcc-js/wasm-graphviz';
import { drawableName, reservedLine, type DrawnGraph, type DrawnNode, type MermaidText } from '../protocol';
import { arrowsOf, dotsOf } from './arrows';
import { frameAround, toDot } from './dot';
import { readLayout } from './dot-layout';
import type { Layout } from './layout';
import { outlineMargin } from './outline';
import type { Size } from './pack';
import { LABEL_HEIGHT, PlainDrawing } from './plain-drawing';
import { NAME, textWidths } from './text-width';

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
    const nameOf = (id: string): string => names[id] ?? '';
    const dots = dotsOf(graph, names);
    const arrows = arrowsOf(graph, names);
    const sizes = [...sizesOf(graph.nodes), ...dots.map(() => DOT)];
    const numbers = new Map([...graph.nodes.map(({ id }) => id), ...dots].map((id, index) => [id, index]));
    const ends = arrows.map(({ from, to }) => ({ from: numbers.get(from) ?? 0, to: numbers.get(to) ?? 0 }));
    const frames = graph.groups.map(({ id }) =>
      graph.nodes.flatMap((node, index) => (node.group === id ? [index] : [])),
    );
    const hidden = arrows.map(({ look }) => look === 'hidden');
    const dotText = toDot({
      direction,
      boxes: sizes,
      frames,
      arrows: ends.map((both, index) => ({ ...both, hidden: hidden[index] ?? false })),
    });
    const { size, boxes, curve } = readLayout(engine.layout(dotText, 'plain', 'dot'));
    const boxOf = (index: number) => ({ ...(boxes[index] ?? { x: 0, y: 0 }), ...(sizes[index] ?? DOT) });
    const drawing = new PlainDrawing(`formation-dot-${(this.drawings += 1)}`, size);
    graph.groups.forEach(({ id }, index) => {
      const inside = new Set(frames[index]);
      const within = ends.filter(
        ({ from, to }, arrow) => !hidden[arrow] && inside.has(from) && inside.has(to),
      );
      const curves = within.map(({ from, to }) => curve(from, to));
      drawing.frame(nameOf(id), frameAround([...inside].map(boxOf), curves));
    });
    graph.nodes.forEach((node, index) => drawing.node(nameOf(node.id), node, boxOf(index)));
    dots.forEach((name, index) => drawing.dot(name, boxOf(graph.nodes.length + index)));
    arrows.forEach((arrow, index) => {
      const { from, to } = ends[index] ?? { from: 0, to: 0 };
      drawing.arrow(arrow, curve(from, to));
    });
    return drawing.element;
  }
}

/** As large as their words and their outlines ask for. */
function sizesOf(nodes: readonly DrawnNode[]): readonly Size[] {
  const widthOf = textWidths(NAME);
  return nodes.map((node) => {
    const { width, height } = outlineMargin(node.role, node.many);
    const words = Math.max(widthOf(drawableName(node.name)), widthOf(reservedLine(node)));
    return { width: Math.ceil(words) + width, height: LABEL_HEIGHT + height };
  });
}
