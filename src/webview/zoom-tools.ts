import { button, html } from './element';
import { icon } from './icons';

export interface ZoomActions {
  zoom(factor: number): void;
  fit(): void;
}

export function zoomTools(actions: ZoomActions): HTMLElement {
  return html(
    'div',
    { class: 'tools', role: 'toolbar', 'aria-label': 'Zoom' },
    tool('Zoom Out', 'minus', () => actions.zoom(1 / 1.25)),
    tool('Zoom In', 'plus', () => actions.zoom(1.25)),
    tool('Fit (0)', 'fit', () => actions.fit()),
  );
}

function tool(title: string, name: string, onClick: () => void): HTMLButtonElement {
  return button({ class: 'tool', title, 'aria-label': title }, onClick, icon(name));
}
