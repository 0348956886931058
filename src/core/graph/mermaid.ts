import type { GraphEdge, GraphNode } from './graph';
import { drawableName, escapeLabel } from './label';
import { slugs } from './slugs';
import { append } from '../append';

/** Mermaid's text and the names in it: what ties a drawn element to the node it stands for. */
export interface MermaidText {
  readonly text: string;
  /** The identifier in the text of each group and node by its id in the graph. */
  readonly names: Readonly<Record<string, string>>;
}

/** What mermaid is told of a node. An autoscaler is one where a view draws it apart from what it scales. */
export interface MermaidNode extends Pick<
  GraphNode,
  'id' | 'group' | 'name' | 'many' | 'entry' | 'quantities'
> {
  readonly role: GraphNode['role'] | 'autoscaler';
}

export interface MermaidEdge extends Pick<GraphEdge, 'from' | 'to'> {
  readonly kinds: readonly (GraphEdge['kinds'][number] | 'scales')[];
}

export interface MermaidGraph<N extends MermaidNode = MermaidNode> {
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  readonly nodes: readonly N[];
  readonly edges: readonly MermaidEdge[];
}

export interface MermaidOptions<N extends MermaidNode> {
  /** The lines of a label under its name; the quantities where absent. */
  readonly linesOf?: (node: N) => readonly string[];
  /** From left to right, or from top to bottom. */
  readonly direction?: 'LR' | 'TB';
  /** Keeps what no need ties in shape by edges that are not seen. */
  readonly tidy?: boolean;
}

/** The graph as a mermaid flowchart: readable in a README, and the same wherever mermaid draws it. */
export function toMermaid<N extends MermaidNode>(
  graph: MermaidGraph<N>,
  { linesOf = (node) => node.quantities, direction = 'LR', tidy = false }: MermaidOptions<N> = {},
): MermaidText {
  const names = slugs([
    ...graph.groups.map(({ id, title }) => ({ id, name: title, prefix: 'app' })),
    ...graph.nodes.map(({ id, name }) => ({ id, name, prefix: 'type' })),
  ]);
  const nameOf = (id: string): string => names.get(id) ?? '';
  const lines = [`flowchart ${direction}`];
  for (const group of graph.groups) {
    const members = graph.nodes.filter((node) => node.group === group.id);
    lines.push(
      `  subgraph ${nameOf(group.id)}["${escapeLabel(drawableName(group.title))}"]`,
      `    direction ${direction}`,
    );
    append(lines, [...members.map((node) => `    ${draw(node, nameOf(node.id), linesOf(node))}`), '  end']);
  }
  append(lines, entries(graph, names));
  append(
    lines,
    graph.nodes.filter(isStack).map(({ id }) => `  ${nameOf(id)}@{ shape: procs }`),
  );
  append(
    lines,
    graph.edges.map((edge) => `  ${nameOf(edge.from)} ${arrow(edge)} ${nameOf(edge.to)}`),
  );
  if (tidy)
    append(
      lines,
      ties(graph).map(([from, to]) => `  ${nameOf(from)} ~~~ ${nameOf(to)}`),
    );
  return { text: `${lines.join('\n')}\n`, names: Object.fromEntries(names) };
}

function draw(node: MermaidNode, name: string, lines: readonly string[]): string {
  const label = [drawableName(node.name), ...lines].map(escapeLabel).join('<br/>');
  const [open, close] = brackets(node);
  return `${name}${open}"${label}"${close}`;
}

/** A dot before what takes requests from outside, one for each app. */
function entries({ groups, nodes }: MermaidGraph, names: ReadonlyMap<string, string>): readonly string[] {
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

/** Two nodes that only an order ties: the second stands behind the first. */
export type Tie = readonly [from: string, to: string];

/** What keeps a drawing in shape where no need does: data stores come last, and what is alone stands in rows. */
export function ties({ groups, nodes, edges }: MermaidGraph): readonly Tie[] {
  const needed = new Set(edges.map(({ to }) => to));
  const needing = new Set(edges.map(({ from }) => from));
  return groups.flatMap(({ id }) => {
    const own = nodes.filter(({ group }) => group === id);
    const loose = own.filter((node) => !needed.has(node.id));
    const first =
      own.find(({ role }) => role === 'process') ?? own.find(({ role }) => role !== 'backing-service');
    const stores = first ? loose.filter(({ role }) => role === 'backing-service') : [];
    const alone = loose.filter((node) => !needing.has(node.id) && !stores.includes(node));
    return [...stores.map((store): Tie => [first?.id ?? '', store.id]), ...inRows(alone)];
  });
}

/** Fewer are seen at a glance in any order. */
const FEW = 6;

/** About as wide as high, those first that are entered from outside: each behind the one that stands so many before it. */
function inRows(alone: readonly MermaidNode[]): readonly Tie[] {
  if (alone.length < FEW) return [];
  const ordered = [...alone.filter(({ entry }) => entry), ...alone.filter(({ entry }) => !entry)];
  const rows = Math.ceil(Math.sqrt(ordered.length));
  return ordered.slice(rows).map(({ id }, index): Tie => [ordered[index]?.id ?? '', id]);
}

/** A backing service stays a cylinder and a schedule a schedule, however many there are. */
function isStack({ many, role }: MermaidNode): boolean {
  return many && role === 'process';
}

function brackets({ role }: MermaidNode): readonly [string, string] {
  switch (role) {
    case 'backing-service':
      return ['[(', ')]'];
    case 'scheduled':
      return ['([', '])'];
    case 'one-off':
      return ['{{', '}}'];
    case 'autoscaler':
      return ['[/', '/]'];
    case 'process':
      return ['[', ']'];
  }
}

/** Dotted where nothing but the order of starting ties the two; an autoscaler ends in a dot on what it scales. */
function arrow({ kinds }: MermaidEdge): string {
  if (kinds.includes('scales')) return '--o';
  return kinds.every((kind) => kind === 'start-order') ? '-.->' : '-->';
}
