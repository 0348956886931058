import { button, html } from './element';
import { icon } from './icons';
import { SearchField, type SearchActions } from './search-field';

export interface ToolbarActions extends SearchActions {
  zoom(factor: number): void;
  fit(): void;
}

/** The graph's tools: search on the left, zoom on the right. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly search: SearchField;

  constructor(actions: ToolbarActions) {
    this.search = new SearchField(actions);
    this.element = html(
      'div',
      { class: 'graph-tools' },
      this.search.element,
      html(
        'div',
        { class: 'tools', role: 'toolbar', 'aria-label': 'Zoom' },
        tool('Zoom Out', 'minus', () => actions.zoom(1 / 1.25)),
        tool('Zoom In', 'plus', () => actions.zoom(1.25)),
        tool('Fit (0)', 'fit', () => actions.fit()),
      ),
    );
  }
}

function tool(title: string, name: string, onClick: () => void): HTMLButtonElement {
  return button({ class: 'tool', title, 'aria-label': title }, onClick, icon(name));
}
