import type { DrawnDeclaration, DrawnNode, GraphEnvironment, MatrixCell } from '../protocol';
import { html } from './element';

/** What one environment declares of a node: a button to the line that sets each quantity, or why there is none. */
export function matrixCell(
  node: DrawnNode,
  { declarations, missing, differs }: MatrixCell,
  environment: GraphEnvironment,
  column: number,
): HTMLTableCellElement {
  const place = { 'data-row': node.id, 'data-column': column, tabindex: -1 };
  if (declarations.length === 0) {
    const text = missing ? 'missing' : '';
    const said = `${node.name}, ${titleOf(environment)}: ${missing ? 'missing' : 'not declared'}`;
    return html(
      'td',
      { class: missing ? 'missing' : 'none', 'aria-label': said, ...place },
      html('span', { 'aria-hidden': 'true' }, text),
    );
  }
  const buttons = declarations.flatMap((index) => {
    const declaration = node.declarations[index];
    return declaration ? [declared(node, declaration, index, differs, titleOf(environment), place)] : [];
  });
  return html('td', { class: differs ? 'differs' : '' }, ...buttons);
}

function declared(
  node: DrawnNode,
  declaration: DrawnDeclaration,
  index: number,
  differs: boolean,
  environment: string,
  place: Readonly<Record<string, string | number>>,
): HTMLButtonElement {
  const {
    quantity,
    quantityPath,
    declared: written,
    provenance,
    health = '',
    trouble = '',
    command,
  } = declaration;
  const other = differs ? command : undefined;
  // First what is seen, in that order.
  const said = [
    `${node.name}, ${environment}: ${quantity === '' ? 'no quantity declared' : quantity}`,
    quantityPath,
    other === undefined ? '' : `${other}, another command`,
    written || quantity === '' ? '' : 'the default',
    trouble,
  ];
  return html(
    'button',
    {
      type: 'button',
      class: 'cell',
      'aria-label': said.filter((part) => part !== '').join(', '),
      title: [provenance ?? '', trouble, `Open ${quantityPath}`].filter((part) => part !== '').join('\n'),
      ...place,
      'data-declaration': index,
      'data-scales': node.role === 'process',
    },
    html(
      'span',
      { class: `quantity ${written ? '' : 'default'} ${health}` },
      quantity === '' ? '–' : quantity,
    ),
    ' ',
    html('span', { class: 'path', dir: 'ltr' }, quantityPath),
    ' ',
    other === undefined
      ? undefined
      : html('code', { dir: 'ltr', title: other }, html('b', {}, '≠'), ` ${other}`),
  );
}

function titleOf({ name, managerTitle }: GraphEnvironment): string {
  return name === managerTitle ? name : `${managerTitle} ${name}`;
}
