import type { ManifestKind, BrokenFile } from '../protocol';
import { button, html } from './element';
import { icon } from './icons';

/** Shown until there is a first picture: the outline of what will stand there. */
export function loading(text: string): HTMLElement {
  const column = (count: number): HTMLElement =>
    html('div', { class: 'column' }, ...Array.from({ length: count }, () => html('i', {})));
  return html(
    'div',
    { class: 'screen loading', role: 'status' },
    html('div', { class: 'figure', 'aria-hidden': 'true' }, column(3), column(2), column(1)),
    html('p', {}, text),
  );
}

/** Shown where the workspace holds no manifest: what would be one. */
export function empty(looksFor: readonly ManifestKind[], findManifests: () => void): HTMLElement {
  return html(
    'div',
    { class: 'screen empty' },
    html('h2', {}, 'No process types here yet'),
    html(
      'p',
      {},
      'Formation draws the process types that the manifests of a workspace declare. It looks for:',
    ),
    html(
      'ul',
      { class: 'kinds' },
      ...looksFor.map(({ manager, title, manifests }) =>
        html('li', {}, icon(manager, 18), html('b', {}, title), html('span', {}, ...withNames(manifests))),
      ),
    ),
    button({ class: 'primary' }, findManifests, 'Look Again'),
  );
}

/** Names stand between backticks. */
function withNames(text: string): readonly (string | HTMLElement)[] {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : html('code', {}, part)));
}

/** Shown where the filter hides all there is. */
export function nothingShown(hidden: number, showAll: () => void): HTMLElement {
  return html(
    'div',
    { class: 'screen filtered' },
    icon('filter', 28),
    html('h2', {}, 'Everything is hidden'),
    html('p', {}, `The filter hides ${hidden.toLocaleString('en')}.`),
    button({ class: 'primary' }, showAll, 'Show All'),
  );
}

export function failed(message: string, tryAgain: () => void): HTMLElement {
  return html(
    'div',
    { class: 'screen failed', role: 'alert' },
    icon('warning', 28),
    html('h2', {}, 'The process model cannot be drawn'),
    html('p', { class: 'message' }, message),
    button({ class: 'primary' }, tryAgain, 'Try Again'),
  );
}

const SHOWN: Readonly<Record<BrokenFile['shown'], string>> = {
  last: 'cannot be read, so this is what it last said.',
  part: 'cannot be read whole: this is what can be read of it.',
  nothing: 'cannot be read, so nothing of it is shown.',
};

/** Says which files cannot be read as they stand. */
export function broken(notes: readonly BrokenFile[], open: (index: number) => void): HTMLElement {
  const [first] = notes;
  const rest = notes.length - 1;
  return html(
    'div',
    { class: 'broken', role: 'status' },
    icon('warning'),
    html(
      'span',
      { title: notes.map(({ path, message }) => `${path}: ${message}`).join('\n') },
      html('b', {}, first?.path),
      ` ${first ? SHOWN[first.shown] : ''} `,
      html('span', { class: 'message' }, first?.message),
      rest > 0 ? ` (and ${rest} more)` : undefined,
    ),
    button({ class: 'link' }, () => open(0), 'Open'),
  );
}
