import { button, html } from './element';
import { icon } from './icons';
import type { ViewKind } from './views';

/** The names of the views as tabs: one tab stop, arrow keys go from one to the next. */
export class ViewSwitch {
  readonly element = html('div', { class: 'views', role: 'tablist', 'aria-label': 'View' });
  private readonly tabs: readonly { readonly id: string; readonly tab: HTMLButtonElement }[];

  constructor(kinds: readonly ViewKind[], choose: (id: string) => void) {
    this.tabs = kinds.map(({ id, title, icon: name }) => ({
      id,
      tab: button(
        { class: 'view', role: 'tab', id: `tab-${id}`, 'aria-controls': `view-${id}`, title },
        () => choose(id),
        icon(name),
        html('span', {}, title),
      ),
    }));
    this.element.append(...this.tabs.map(({ tab }) => tab));
    this.element.hidden = kinds.length < 2;
    this.element.addEventListener('keydown', (event) => this.key(event));
  }

  tell(chosen: string): void {
    for (const { id, tab } of this.tabs) {
      tab.setAttribute('aria-selected', String(id === chosen));
      tab.tabIndex = id === chosen ? 0 : -1;
    }
  }

  private key(event: KeyboardEvent): void {
    const at = this.tabs.findIndex(({ tab }) => tab === event.target);
    const to = targetOf(event.key, at, this.tabs.length);
    if (at < 0 || to === undefined) return;
    const { tab } = this.tabs[to] ?? {};
    tab?.focus();
    tab?.click();
    event.preventDefault();
  }
}

function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
