import type { DrawnNode } from '../protocol';
import { svg } from './element';

/** The count of a node's errors and warnings; undefined where there are none. Hints are not worth a badge. */
export function badge({ problems }: DrawnNode): SVGGElement | undefined {
  const count = problems.error + problems.warning;
  if (count === 0) return undefined;
  const text = count > 99 ? '99+' : String(count);
  const width = Math.max(16, 9 + text.length * 7);
  return svg(
    'g',
    { class: `badge ${problems.error > 0 ? 'error' : 'warning'}` },
    svg('rect', { x: -width / 2, y: -8, width, height: 16, rx: 8 }),
    svg('text', { 'text-anchor': 'middle', dy: '0.36em' }, text),
  );
}
