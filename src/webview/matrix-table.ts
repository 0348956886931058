import type { DrawnMatrix, DrawnNode, DrawnRow, GraphEnvironment } from '../protocol';
import { html } from './element';
import { icon } from './icons';
import { matrixCell } from './matrix-cell';
import { describeProblems, roleOf } from './words';

/** The table of one app. What stays as it is stays in place. */
export class MatrixTable {
  readonly element = html('table', { role: 'grid' });
  private structure = '';
  private rows = new Map<string, { readonly says: string; readonly element: HTMLTableRowElement }>();

  show(title: string, { environments, rows }: DrawnMatrix, nodes: ReadonlyMap<string, DrawnNode>): void {
    const wanted = rows.flatMap((row) => {
      const node = nodes.get(row.node);
      return node ? [{ row, node, says: JSON.stringify([row, node]) }] : [];
    });
    const structure = JSON.stringify([
      title,
      environments,
      wanted.map(({ node }) => [node.id, node.role === 'backing-service']),
    ]);
    if (structure !== this.structure) this.rows.clear();
    for (const { row, node, says } of wanted) {
      const before = this.rows.get(node.id);
      if (before?.says === says) continue;
      const element = rowOf(row, node, environments);
      before?.element.replaceWith(element);
      this.rows.set(node.id, { says, element });
    }
    if (structure === this.structure) return;
    this.structure = structure;
    const elementsOf = (backing: boolean) =>
      wanted
        .filter(({ node }) => (node.role === 'backing-service') === backing)
        .flatMap(({ node }) => this.rows.get(node.id)?.element ?? []);
    const backing = elementsOf(true);
    this.element.replaceChildren(
      html('caption', { dir: 'auto' }, title),
      html(
        'thead',
        {},
        html('tr', {}, html('th', { scope: 'col' }, 'Process type'), ...environments.map(heading)),
      ),
      html('tbody', {}, ...elementsOf(false)),
      ...(backing.length > 0
        ? [html('tbody', { class: 'backing' }, divider(environments.length), ...backing)]
        : []),
    );
  }
}

function heading({ name, manager, managerTitle }: GraphEnvironment): HTMLElement {
  return html(
    'th',
    { scope: 'col', title: name === managerTitle ? name : `${managerTitle}: ${name}` },
    html('span', { class: 'by' }, icon(manager), managerTitle),
    name === managerTitle ? undefined : html('span', { class: 'environment', dir: 'ltr' }, name),
  );
}

function divider(columns: number): HTMLElement {
  return html(
    'tr',
    { class: 'divider' },
    html('th', { scope: 'rowgroup' }, 'Backing services'),
    html('td', { colspan: columns }),
  );
}

/** Hints are for those who look at the manifest. */
function problemSign({ problems }: DrawnNode): HTMLElement | undefined {
  if (problems.error + problems.warning === 0) return undefined;
  const worst = problems.error > 0 ? 'error' : 'warning';
  const said = describeProblems(problems);
  return html(
    'span',
    { class: `problems ${worst}`, title: said, role: 'img', 'aria-label': said },
    icon('warning', 14),
  );
}

function rowOf(
  { cells, command }: DrawnRow,
  node: DrawnNode,
  environments: readonly GraphEnvironment[],
): HTMLTableRowElement {
  const drift = cells.some(({ missing, differs }) => missing || differs);
  const name = node.name === '' ? '(unnamed)' : node.name;
  return html(
    'tr',
    { class: `${node.role} ${drift ? 'drift' : ''}`, 'data-node': node.id },
    html(
      'th',
      { scope: 'row' },
      html('span', { class: 'name', dir: 'auto', title: name }, name),
      node.role === 'process' || node.role === 'backing-service'
        ? undefined
        : html('span', { class: 'role' }, roleOf(node)),
      problemSign(node),
      command === undefined ? undefined : html('code', { dir: 'ltr', title: command }, command),
    ),
    ...environments.map((environment, column) =>
      matrixCell(
        node,
        cells[column] ?? { declarations: [], missing: false, differs: false },
        environment,
        column,
      ),
    ),
  );
}
