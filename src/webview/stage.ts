import { plainColour } from './bare';
import { html, svg } from './element';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An SVG file of what `draw` makes of `content`, which stands out of sight meanwhile: in light colours, or the theme's. */
export function onStage(
  content: Element,
  light: boolean,
  draw: () => { readonly box: Box; readonly drawn: readonly Element[] },
): string {
  const stage = html(
    'div',
    { class: `export-stage ${light ? 'in-light' : ''}`, 'aria-hidden': 'true' },
    content,
  );
  document.body.append(stage);
  try {
    const { box, drawn } = draw();
    const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(Math.round);
    const root = svg('svg', {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: [x, y, width, height].join(' '),
    });
    const canvas = getComputedStyle(stage).backgroundColor;
    root.append(svg('rect', { x, y, width, height, fill: plainColour(canvas) }), ...drawn);
    return new XMLSerializer().serializeToString(root);
  } finally {
    stage.remove();
  }
}
