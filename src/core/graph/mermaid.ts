import type { Graph, GraphEdge, GraphNode } from './graph';
import { drawableName, escapeLabel } from './label';
import { slugs } from './slugs';

/** Mermaid's text and the names in it: what ties a drawn element to the node it stands for. */
export interface MermaidText {
  readonly text: string;
  /** The identifier in the text of each group and node by its id in the graph. */
  readonly names: Readonly<Record<string, string>>;
}

/** The lines of a label under its name. */
export type LinesOf = (node: GraphNode) => readonly string[];

/** The graph as a mermaid flowchart: readable in a README, and the same wherever mermaid draws it. */
export function toMermaid(graph: Graph, linesOf: LinesOf = (node) => node.quantities): MermaidText {
  const names = slugs([
    ...graph.groups.map(({ id, title }) => ({ id, name: title, prefix: 'app' })),
    ...graph.nodes.map(({ id, name }) => ({ id, name, prefix: 'type' })),
  ]);
  const nameOf = (id: string): string => names.get(id) ?? '';
  const lines = ['flowchart LR'];
  for (const group of graph.groups) {
    const members = graph.nodes.filter((node) => node.group === group.id);
    lines.push(
      `  subgraph ${nameOf(group.id)}["${escapeLabel(drawableName(group.title))}"]`,
      '    direction LR',
    );
    lines.push(...members.map((node) => `    ${draw(node, nameOf(node.id), linesOf(node))}`), '  end');
  }
  lines.push(...entries(graph, names));
  lines.push(...graph.nodes.filter(isStack).map(({ id }) => `  ${nameOf(id)}@{ shape: procs }`));
  lines.push(...graph.edges.map((edge) => `  ${nameOf(edge.from)} ${arrow(edge)} ${nameOf(edge.to)}`));
  return { text: `${lines.join('\n')}\n`, names: Object.fromEntries(names) };
}

function draw(node: GraphNode, name: string, lines: readonly string[]): string {
  const label = [drawableName(node.name), ...lines].map(escapeLabel).join('<br/>');
  const [open, close] = brackets(node);
  return `${name}${open}"${label}"${close}`;
}

/** A dot before what takes requests from outside, one for each app. */
function entries({ groups, nodes }: Graph, names: ReadonlyMap<string, string>): readonly string[] {
  return groups.flatMap(({ id }) => {
    const entered = nodes.filter((node) => node.entry && node.group === id);
    if (entered.length === 0) return [];
    const dot = `from_outside_${names.get(id) ?? ''}`;
    return [
      `  ${dot}@{ shape: sm-circ, label: " " }`,
      ...entered.map((node) => `  ${dot} --> ${names.get(node.id) ?? ''}`),
    ];
  });
}

/** A backing service stays a cylinder and a schedule a schedule, however many there are. */
function isStack({ many, role }: GraphNode): boolean {
  return many && role === 'process';
}

function brackets({ role }: GraphNode): readonly [string, string] {
  switch (role) {
    case 'backing-service':
      return ['[(', ')]'];
    case 'scheduled':
      return ['([', '])'];
    case 'one-off':
      return ['{{', '}}'];
    case 'process':
      return ['[', ']'];
  }
}

/** Dotted where nothing but the order of starting ties the two. */
function arrow({ kinds }: GraphEdge): string {
  return kinds.every((kind) => kind === 'start-order') ? '-.->' : '-->';
}
