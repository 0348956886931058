import { html } from './element';
import { icon } from './icons';

export interface SearchActions {
  search(query: string): void;
  /** To the next match, or the one before. */
  next(step: 1 | -1): void;
  leaveSearch(): void;
}

/** Where a person writes what is looked for. */
export class SearchField {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly count = html('span', { class: 'count', 'aria-live': 'polite' });

  constructor(private readonly actions: SearchActions) {
    this.input = html('input', {
      type: 'text',
      placeholder: 'Find process type',
      'aria-label': 'Find process type',
      spellcheck: 'false',
    });
    this.input.addEventListener('input', () => actions.search(this.input.value));
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.element = html('label', { class: 'search' }, icon('search'), this.input, this.count);
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
