import type { DrawnGraph, DrawnNode } from '../protocol';
import { svg } from './element';
import { managersOf } from './filter';
import { icon } from './icons';
import { edgeSign, textSign, type LegendEntry } from './legend-menu';
import { mark } from './mark';

const ROLES: readonly (readonly [role: DrawnNode['role'], text: string])[] = [
  ['process', 'process type'],
  ['scheduled', 'scheduled: started by the clock'],
  ['one-off', 'one-off: runs once and ends'],
  ['backing-service', 'backing service'],
  ['autoscaler', 'autoscaler'],
];

/** The signs of a graph, or of the overview of one, in the order in which they are met. */
export function graphLegend(graph: DrawnGraph, isOverview: boolean): readonly LegendEntry[] {
  const { nodes, edges } = graph;
  const marks = nodes.flatMap((node) => node.marks);
  const health = new Set(marks.map((one) => one.health));
  const weak = edges.some(isWeak);
  const is = (occurs: boolean, text: string, sign: () => Node): readonly LegendEntry[] =>
    occurs ? [{ text, mark: sign() }] : [];
  return [
    ...ROLES.flatMap(([role, text]) =>
      is(
        nodes.some((node) => node.role === role),
        text,
        () => mark(role),
      ),
    ),
    ...is(
      nodes.some(({ many, role }) => many && role === 'process'),
      isOverview ? 'filled: more than one process' : 'stacked: more than one process',
      () => (isOverview ? mark('process', true) : stack()),
    ),
    ...(isOverview
      ? is(nodes.some(isTroubled), 'not all as declared', () => textSign('≠', 'pill health'))
      : [
          ...is(
            nodes.some(({ entry }) => entry),
            'requests from outside',
            () => icon('entry'),
          ),
          ...is(
            edges.some((edge) => !isWeak(edge) && !edge.kinds.includes('scales')),
            'needs',
            () => edgeSign('arrow'),
          ),
          ...is(weak, 'starts after it', () => edgeSign('arrow', true)),
          ...is(
            edges.some(({ kinds }) => kinds.includes('scales')),
            'scales',
            () => edgeSign('dot'),
          ),
          ...is(
            marks.some(({ text, declared }) => declared && text !== ''),
            'declared',
            () => textSign('3', 'quantity'),
          ),
          ...is(
            marks.some(({ text, declared }) => !declared && text !== ''),
            'a default: not declared',
            () => textSign('1', 'quantity default'),
          ),
          ...is(health.size > 1 || !health.has(undefined), 'running, of those declared', () =>
            textSign('2/2', 'quantity'),
          ),
          ...is(health.has('differs'), 'another number runs than is declared', () =>
            textSign('1/2', 'quantity differs'),
          ),
          ...is(health.has('trouble'), 'not well', () => textSign('2/2', 'quantity trouble')),
        ]),
    ...is(
      nodes.some(({ problems }) => problems.warning + problems.error > 0),
      'problems: errors and warnings',
      () => textSign('1', 'pill'),
    ),
    ...[...managersOf(graph)].map(([id, { title }]) => ({ text: title, mark: icon(id) })),
  ];
}

function isTroubled({ marks }: DrawnNode): boolean {
  return marks.some(({ health }) => health === 'trouble' || health === 'differs');
}

function isWeak({ kinds }: DrawnGraph['edges'][number]): boolean {
  return kinds.every((kind) => kind === 'start-order');
}

function stack(): SVGSVGElement {
  const box = (x: number, y: number) => svg('path', { class: 'process', d: `M${x} ${y}h9v9h-9z` });
  return svg(
    'svg',
    { class: 'mark', width: 16, height: 16, 'aria-hidden': 'true' },
    box(6, 1),
    box(4, 3),
    box(2, 5),
  );
}
