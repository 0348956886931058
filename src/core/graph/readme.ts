import type { Graph, GraphEdge, GraphNode } from './graph';
import { partsOf } from './graph';
import { drawableName, escapeLabel } from './label';
import { code } from './markdown';
import { toMermaid } from './mermaid';

/**
 * What mermaid draws where nobody set it otherwise, as on GitHub.
 * Source: https://mermaid.js.org/config/schema-docs/config.html (maxEdges, maxTextSize)
 */
export const MOST_EDGES = 500;
export const LONGEST_TEXT = 50_000;

/**
 * The graph as fenced mermaid for a README. One that mermaid would refuse becomes a diagram for each app, and of an app
 * that is too large itself what fits; both say so.
 */
export function toReadme(graph: Graph): string {
  const whole = toMermaid(graph).text;
  if (arrows(graph) <= MOST_EDGES && whole.length <= LONGEST_TEXT) return fenced(whole);
  const parts = partsOf(graph);
  const note =
    parts.length > 1
      ? `*One diagram for each app: mermaid draws at most ${MOST_EDGES} arrows and ${LONGEST_TEXT} characters at once.*\n\n`
      : '';
  return note + parts.map(partText).join('\n');
}

function partText(part: Graph): string {
  const title = `### ${code(drawableName(part.groups[0]?.title ?? ''))}\n\n`;
  const fitting = fit(part);
  const text = toMermaid(fitting).text;
  if (text.length > LONGEST_TEXT)
    return `${title}*Counts only: mermaid draws at most ${LONGEST_TEXT} characters at once.*\n\n${fenced(counts(part))}`;
  const lost = part.edges.length - fitting.edges.length;
  const note =
    lost > 0
      ? `*${lost} of ${part.edges.length} needs are left out: mermaid draws at most ${MOST_EDGES} arrows.*\n\n`
      : '';
  return `${title}${note}${fenced(text)}`;
}

/** As many needs as mermaid draws; those that are about the order of starting alone go first. */
function fit(part: Graph): Graph {
  const room = Math.max(0, MOST_EDGES - entriesOf(part).length);
  if (part.edges.length <= room) return part;
  const strongest = [...part.edges].sort((a, b) => Number(isWeak(a)) - Number(isWeak(b))).slice(0, room);
  const kept = new Set(strongest);
  return { ...part, edges: part.edges.filter((edge) => kept.has(edge)) };
}

function isWeak({ kinds }: GraphEdge): boolean {
  return kinds.every((kind) => kind === 'start-order');
}

function counts({ groups, nodes }: Graph): string {
  const backing = nodes.filter(({ role }) => role === 'backing-service').length;
  const lines = [
    drawableName(groups[0]?.title ?? ''),
    `${nodes.length - backing} process types`,
    ...(backing > 0 ? [`${backing} backing services`] : []),
  ];
  return `flowchart LR\n  app["${lines.map(escapeLabel).join('<br/>')}"]\n`;
}

function arrows(graph: Graph): number {
  return graph.edges.length + entriesOf(graph).length;
}

function entriesOf({ nodes }: Graph): readonly GraphNode[] {
  return nodes.filter(({ entry }) => entry);
}

function fenced(text: string): string {
  return `\`\`\`mermaid\n${text}\`\`\`\n`;
}
