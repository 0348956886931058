import type { DrawnNode } from '../protocol';
import { svg } from './element';

export const MARK = 10;

/** The graph's shapes in small: box, schedule, hexagon, cylinder; each in a square of `MARK` from its corner. */
export const OUTLINES: Readonly<Record<DrawnNode['role'], string>> = {
  process: `h${MARK}v${MARK}h-${MARK}z`,
  scheduled: 'm5 0a5 5 0 1 1 0 10a5 5 0 1 1 0 -10z',
  'one-off': 'm2.5 .5h5l2.5 4.5l-2.5 4.5h-5l-2.5 -4.5z',
  'backing-service': 'm1 2a4 2 0 0 1 8 0v6a4 2 0 0 1 -8 0zm0 0a4 2 0 0 0 8 0',
  autoscaler: 'm3 1h7l-3 8h-7z',
};

/** A role's shape beside a word. */
export function mark(role: DrawnNode['role'], many = false): SVGSVGElement {
  const size = MARK + 4;
  return svg(
    'svg',
    { class: 'mark', width: size, height: size, viewBox: `0 0 ${size} ${size}`, 'aria-hidden': 'true' },
    svg('path', { class: many ? `${role} many` : role, d: `M2 2${OUTLINES[role]}` }),
  );
}
