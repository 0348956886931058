import type { DrawnGraph, DrawnMatrix } from '../protocol';
import { html } from './element';
import { icon } from './icons';
import { textSign, type LegendEntry } from './legend-menu';

/** The signs of the matrix, in the order in which they are met. */
export function matrixLegend(
  { nodes }: DrawnGraph,
  matrices: readonly DrawnMatrix[],
): readonly LegendEntry[] {
  const cells = matrices.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const said = nodes.flatMap(({ declarations }) => declarations);
  const is = (occurs: boolean, text: string, mark: Node): readonly LegendEntry[] =>
    occurs ? [{ text, mark }] : [];
  return [
    ...is(
      said.some(({ declared }) => declared),
      'declared',
      textSign('3', 'quantity'),
    ),
    ...is(
      said.some(({ declared, quantity }) => !declared && quantity !== ''),
      'a default: not declared',
      textSign('1', 'quantity default'),
    ),
    ...is(
      said.some(({ quantity }) => quantity === ''),
      'nothing is said of how many',
      textSign('–', 'quantity default'),
    ),
    ...is(
      said.some(({ health }) => health !== undefined),
      'running, of those declared',
      textSign('2/2', 'quantity'),
    ),
    ...is(
      said.some(({ health }) => health === 'differs'),
      'another number runs than is declared',
      textSign('1/2', 'quantity differs'),
    ),
    ...is(
      said.some(({ health }) => health === 'trouble'),
      'not well',
      textSign('2/2', 'quantity trouble'),
    ),
    ...is(
      cells.some(({ differs }) => differs),
      'runs another command than most environments do',
      textSign('≠', 'differs'),
    ),
    ...is(
      cells.some(({ missing }) => missing),
      'missing: other environments run it',
      html('span', { class: 'hatched', 'aria-hidden': 'true' }),
    ),
    ...is(
      nodes.some(({ problems }) => problems.error + problems.warning > 0),
      'problems: errors and warnings',
      icon('warning', 14),
    ),
  ];
}
