import type { DrawnDeclaration, DrawnNode } from '../protocol';
import { button, html } from './element';
import { icon } from './icons';
import { describeProblems, named, roleOf } from './words';

export interface DetailsActions {
  open(declaration: number, beside: boolean): void;
  scale(step?: 1 | -1): void;
  /** Shows only the node and what is near it. */
  focus(): void;
  close(): void;
}

/** What is declared of the selected node, and what can be done with it. */
export function details(node: DrawnNode, app: string, actions: DetailsActions): HTMLElement {
  const problems = describeProblems(node.problems);
  const worst = node.problems.error > 0 ? 'error' : node.problems.warning > 0 ? 'warning' : '';
  return html(
    'section',
    { class: 'details', 'aria-label': `Declarations of ${node.name}` },
    html(
      'header',
      {},
      html(
        'div',
        { class: 'what' },
        html('h2', { title: node.name, dir: 'auto' }, named(node.name)),
        html('span', { class: 'role' }, `${roleOf(node)} in ${app}`),
        problems === ''
          ? undefined
          : html('span', { class: `problems ${worst}` }, icon('warning', 14), problems),
      ),
      node.role === 'process' ? scaling(actions) : undefined,
      button({ class: 'tool', title: 'Focus (f)', 'aria-label': 'Focus' }, actions.focus, icon('focus')),
      button({ class: 'tool', title: 'Close (Escape)', 'aria-label': 'Close' }, actions.close, icon('close')),
    ),
    html(
      'ul',
      {},
      ...node.declarations.map((declaration, index) => html('li', {}, row(declaration, index, actions))),
    ),
  );
}

function scaling(actions: DetailsActions): HTMLElement {
  const step = (title: string, name: string, by: 1 | -1): HTMLButtonElement =>
    button({ class: 'tool', title, 'aria-label': title }, () => actions.scale(by), icon(name));
  return html(
    'div',
    { class: 'scaling' },
    step('One process less (-)', 'minus', -1),
    step('One process more (+)', 'plus', 1),
    button({ class: 'primary', title: 'Scale to a number (s)' }, () => actions.scale(), 'Scale…'),
  );
}

function row(declaration: DrawnDeclaration, index: number, actions: DetailsActions): HTMLButtonElement {
  const { manager, managerTitle, term, path, environment, quantity, declared, provenance } = declaration;
  const { health = '', trouble = '' } = declaration;
  const made = button(
    { class: 'declaration', title: `Open ${path}` },
    () => undefined,
    icon(manager),
    html('span', { class: 'by' }, managerTitle, html('span', { class: 'term' }, ` ${term}`)),
    html('span', { class: 'path', dir: 'ltr' }, path),
    environment === path ? undefined : html('span', { class: 'environment' }, environment),
    trouble === '' ? undefined : html('span', { class: `trouble ${health}`, title: trouble }, trouble),
    html(
      'span',
      {
        class: `quantity ${declared ? '' : 'default'} ${health}`,
        title: declared ? (provenance ?? '') : notDeclared(quantity),
      },
      quantity === '' ? '–' : quantity,
    ),
  );
  made.addEventListener('click', (event) =>
    actions.open(index, event.ctrlKey || event.metaKey || event.altKey),
  );
  return made;
}

function notDeclared(quantity: string): string {
  return quantity === '' ? 'No quantity declared' : 'The default: no quantity declared';
}
