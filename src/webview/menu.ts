import { html } from './element';
import { icon } from './icons';

const WIDTH = 264;
const MARGIN = 8;

/** A button that opens a small panel under it: Escape and a click elsewhere close it, and the focus goes back. */
export class Menu {
  readonly button: HTMLButtonElement;
  readonly element: HTMLElement;
  private readonly panel: HTMLElement;
  private make: () => readonly (Node | undefined)[] = () => [];

  constructor(
    private readonly title: string,
    id: string,
    name: string,
  ) {
    this.button = html(
      'button',
      {
        type: 'button',
        class: 'tool',
        popovertarget: id,
        'aria-haspopup': 'dialog',
        title,
        'aria-label': title,
      },
      icon(name),
    );
    this.panel = html('div', { class: 'menu', id, popover: 'auto', role: 'dialog', 'aria-label': title });
    this.panel.addEventListener('beforetoggle', (event) => {
      if ((event as ToggleEvent).newState !== 'open') return;
      this.fill();
      this.place();
    });
    this.panel.addEventListener('toggle', (event) => {
      if ((event as ToggleEvent).newState === 'open')
        this.panel.querySelector<HTMLElement>('input, button, [tabindex]')?.focus();
    });
    // What is under the panel has keys of its own; those of the editor go their way.
    this.panel.addEventListener('keydown', (event) => {
      if (event.key.length === 1) event.stopPropagation();
    });
    const closes = ({ key }: KeyboardEvent): boolean =>
      key === 'Escape' && this.panel.matches(':popover-open');
    document.addEventListener('keydown', (event) => closes(event) && event.stopPropagation(), true);
    this.element = html('span', { class: 'menu-button' }, this.button, this.panel);
  }

  /** What the panel holds from now on; it is made when it is seen. */
  hold(make: () => readonly (Node | undefined)[]): void {
    this.make = make;
    if (this.panel.matches(':popover-open')) this.fill();
  }

  /** The control that had the focus has it again. */
  private fill(): void {
    const controls = () => [...this.panel.querySelectorAll<HTMLElement>('input, button')];
    const focused = controls().findIndex((one) => one === document.activeElement);
    this.panel.replaceChildren(...this.make().filter((one) => one !== undefined));
    if (focused >= 0) controls()[focused]?.focus();
  }

  /** Says on the button what differs from the usual; nothing where it is as usual. */
  tell(said: string): void {
    this.button.classList.toggle('on', said !== '');
    const title = said === '' ? this.title : `${this.title}: ${said}`;
    this.button.title = title;
    this.button.setAttribute('aria-label', title);
  }

  private place(): void {
    const { left, bottom } = this.button.getBoundingClientRect();
    const { innerWidth } = window;
    const width = Math.min(WIDTH, innerWidth - 2 * MARGIN);
    Object.assign(this.panel.style, {
      width: `${width}px`,
      left: `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`,
      top: `${bottom + 4}px`,
      maxHeight: `${window.innerHeight - bottom - 4 - MARGIN}px`,
    });
  }
}

/** Choices under a title. */
export function choices(title: string, ...items: readonly (Node | undefined)[]): HTMLElement | undefined {
  const shown = items.filter((one) => one !== undefined);
  return shown.length === 0 ? undefined : html('fieldset', {}, html('legend', {}, title), ...shown);
}

export interface Choice {
  readonly text: string;
  readonly checked: boolean;
  readonly mark?: Node;
  /** How many it is about. */
  readonly count?: number;
  readonly title?: string;
  /** Only one of those with the same name is checked. */
  readonly oneOf?: string;
}

export function choice(
  { text, checked, mark, count, title, oneOf }: Choice,
  onChange: (checked: boolean) => void,
): HTMLElement {
  const input = html('input', { type: oneOf === undefined ? 'checkbox' : 'radio', name: oneOf, checked });
  input.addEventListener('change', () => onChange(input.checked));
  return html(
    'label',
    { class: 'choice', title },
    input,
    mark,
    html('span', { class: 'text', dir: 'auto' }, text),
    count === undefined ? undefined : html('span', { class: 'count' }, String(count)),
  );
}
