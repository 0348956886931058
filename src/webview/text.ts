import { reservedLine, toMermaid, type DrawnGraph, type MermaidText } from '../protocol';
import type { Layout } from './layout';

/** Mermaid's text for a graph, with room in each node for what is put into it. */
export function textOf(graph: DrawnGraph, direction: Layout['direction']): MermaidText {
  return toMermaid(graph, { linesOf: (node) => [reservedLine(node)], direction, tidy: true });
}
