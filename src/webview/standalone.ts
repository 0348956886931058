import { bare } from './bare';
import { svg } from './element';
import type { Size } from './pack';
import { onStage } from './stage';

const MARGIN = 24;

/** A drawing as an SVG file that needs nothing else: no style sheet, no variable, no script. */
export function standalone(drawing: SVGGElement, { width, height }: Size, light: boolean): string {
  const copy = drawing.cloneNode(true) as SVGGElement;
  for (const one of copy.querySelectorAll('.selected, .match, .near'))
    one.classList.remove('selected', 'match', 'near');
  const box = { x: -MARGIN, y: -MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  const staged = svg(
    'svg',
    { viewBox: [box.x, box.y, box.width, box.height].map(Math.round).join(' ') },
    svg('g', { class: 'world drawing' }, copy),
  );
  return onStage(staged, light, () => {
    const line = edgeColour(staged);
    return { box, drawn: [...staged.children].flatMap((child) => bare(child, line) ?? []) };
  });
}

/** The colour that the markers' lines have. */
function edgeColour(drawing: Element): string {
  const edge = drawing.querySelector('.edgePaths path');
  return edge ? getComputedStyle(edge).stroke : 'none';
}
