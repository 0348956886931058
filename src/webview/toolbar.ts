import { button, html } from './element';
import { icon } from './icons';

export interface ToolbarActions {
  search(query: string): void;
  /** To the next match, or the one before. */
  next(step: 1 | -1): void;
  leaveSearch(): void;
  zoom(factor: number): void;
  fit(): void;
}

/** The graph's tools: search on the left, zoom on the right. */
export class Toolbar {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly count = html('span', { class: 'count', 'aria-live': 'polite' });

  constructor(private readonly actions: ToolbarActions) {
    this.input = html('input', {
      type: 'text',
      placeholder: 'Find process type',
      'aria-label': 'Find process type',
      spellcheck: 'false',
    });
    this.input.addEventListener('input', () => actions.search(this.input.value));
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.element = html(
      'div',
      { class: 'graph-tools' },
      html('label', { class: 'search' }, icon('search'), this.input, this.count),
      html(
        'div',
        { class: 'tools', role: 'toolbar', 'aria-label': 'Zoom' },
        tool('Zoom Out', 'minus', () => actions.zoom(1 / 1.25)),
        tool('Zoom In', 'plus', () => actions.zoom(1.25)),
        tool('Fit (0)', 'fit', () => actions.fit()),
      ),
    );
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  /** Which match is seen of how many; nothing where nothing is searched. */
  tell(text: string): void {
    this.count.textContent = text;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.actions.next(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      this.input.value = '';
      this.actions.search('');
      this.actions.leaveSearch();
    } else return;
    event.preventDefault();
  }
}

function tool(title: string, name: string, onClick: () => void): HTMLButtonElement {
  return button({ class: 'tool', title, 'aria-label': title }, onClick, icon(name));
}
