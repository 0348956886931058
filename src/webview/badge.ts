import type { DrawnNode } from '../protocol';
import { svg } from './element';

/** The count of a node's errors and warnings; undefined where there are none. Hints are not worth a badge. */
export function badge({ problems }: DrawnNode): SVGGElement | undefined {
  const count = problems.error + problems.warning;
  if (count === 0) return undefined;
  return pill(problems.error > 0 ? 'error' : 'warning', count > 99 ? '99+' : String(count));
}

/** Marks a node of which another number runs than is declared, or whose processes are not well. */
export function healthBadge({ marks }: DrawnNode): SVGGElement | undefined {
  const found = new Set(marks.map(({ health }) => health));
  if (found.has('trouble')) return pill('health error', '!');
  return found.has('differs') ? pill('health warning', '≠') : undefined;
}

function pill(kind: string, text: string): SVGGElement {
  const width = Math.max(16, 9 + text.length * 7);
  return svg(
    'g',
    { class: `badge ${kind}` },
    // Apart from what stands before it, where it is read as text.
    ' ',
    svg('rect', { x: -width / 2, y: -8, width, height: 16, rx: 8 }),
    svg('text', { 'text-anchor': 'middle', dy: '0.36em' }, text),
  );
}
