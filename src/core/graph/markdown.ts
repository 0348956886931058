import type { Graph, GraphDeclaration, GraphEnvironment } from './graph';
import { drawableName } from './label';
import { matricesOf } from './matrix';
import type { Matrix, MatrixCell, MatrixRow } from './matrix';
import type { PlaceOf } from './place';

const LONGEST_COMMAND = 80;
const LONGEST_PATH = 160;

/** The quantities of each app as a Markdown table: who declares how many of what, and where that is written. */
export function toMarkdown(graph: Graph, placeOf: PlaceOf): string {
  return matricesOf(graph)
    .map((matrix) => table(matrix, placeOf))
    .join('\n');
}

/**
 * Text that is shown as itself, with nothing in it read as Markdown or HTML, linked or mentioned. What may end a code
 * span or a cell is written as entities: renderers disagree on a backslash before a pipe.
 */
export function code(text: string): string {
  if (!/[`|\\]/.test(text)) return `\`${text}\``;
  const entities = text.replace(
    /[^\p{L}\p{M}\p{N} ]/gu,
    (character) => `&#${character.codePointAt(0) ?? 0};`,
  );
  return `<code>${entities}</code>`;
}

function table({ group, rows }: Matrix, placeOf: PlaceOf): string {
  const width = group.environments.length;
  const own = rows.filter(({ node }) => node.role !== 'backing-service');
  const backing = rows.filter(({ node }) => node.role === 'backing-service');
  const lines = [
    line(['Process type', ...group.environments.map(heading)]),
    line(['---', ...group.environments.map(() => '---')]),
    ...own.map((row) => rowLine(row, placeOf)),
    ...(backing.length > 0 ? [line(['**Backing services**', ...Array<string>(width).fill('')])] : []),
    ...backing.map((row) => rowLine(row, placeOf)),
  ];
  return `### ${code(drawableName(group.title))}\n\n${lines.join('')}`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function heading({ name, managerTitle }: GraphEnvironment): string {
  return name === managerTitle
    ? managerTitle
    : `${managerTitle}<br>${code(drawableName(name, LONGEST_PATH))}`;
}

function rowLine({ node, cells }: MatrixRow, placeOf: PlaceOf): string {
  return line([
    code(drawableName(node.name)),
    ...cells.map((cell) => cellText(cell, node.declarations, placeOf)),
  ]);
}

function cellText(
  { declarations, missing, differs }: MatrixCell,
  all: readonly GraphDeclaration[],
  placeOf: PlaceOf,
): string {
  if (declarations.length === 0) return missing ? '**missing**' : '';
  return declarations
    .flatMap((index) => all[index] ?? [])
    .map(({ quantity, quantityOrigin, command }) => {
      const { path, line: at } = placeOf(quantityOrigin);
      const where = code(drawableName(`${path}:${at}`, LONGEST_PATH));
      const runs =
        differs && command !== undefined ? `<br>**≠** ${code(drawableName(command, LONGEST_COMMAND))}` : '';
      return `${quantity === '' ? '–' : spoken(quantity)}<br>${where}${runs}`;
    })
    .join('<br>');
}

/** Our own words for a quantity, unless a manifest's are among them. */
function spoken(quantity: string): string {
  return /^[\w –,?]+$/.test(quantity) ? quantity : code(drawableName(quantity, LONGEST_COMMAND));
}
