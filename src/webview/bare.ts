/** What an element is and where it stands; how it looks is taken from what the browser computed. */
const GEOMETRY = [
  ...[
    'x',
    'y',
    'dx',
    'dy',
    'x1',
    'y1',
    'x2',
    'y2',
    'cx',
    'cy',
    'r',
    'rx',
    'ry',
    'width',
    'height',
    'd',
    'points',
  ],
  ...[
    'viewBox',
    'transform',
    'preserveAspectRatio',
    'orient',
    'refX',
    'refY',
    'markerWidth',
    'markerHeight',
    'markerUnits',
  ],
];

const SHAPE_LOOK = [
  ...[
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-opacity',
    'stroke-width',
    'stroke-dasharray',
    'stroke-linecap',
  ],
  ...['stroke-linejoin', 'marker-start', 'marker-end'],
];
const TEXT_LOOK = [
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
];

const SHAPES = ['path', 'rect', 'circle', 'ellipse', 'line', 'polygon', 'polyline'];
const TEXTS = ['text', 'tspan'];
const FRAMES = ['svg', 'g', 'defs', 'marker'];

/** What the initial value already says. */
const INITIAL: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'marker-start': 'none',
  'marker-end': 'none',
  'font-style': 'normal',
};

/** A colour as every viewer reads it: what `color-mix` made comes as `color(srgb 0.1 0.2 0.3)`. */
export function plainColour(colour: string): string {
  const [, space = ''] = /^color\(srgb ([^)]*)\)$/.exec(colour) ?? [];
  if (space === '') return colour;
  const [red = 0, green = 0, blue = 0, alpha = 1] = space.split(/[\s/]+/).map(Number);
  const bytes = [red, green, blue].map((part) => Math.round(part * 255)).join(', ');
  return alpha === 1 ? `rgb(${bytes})` : `rgba(${bytes}, ${alpha})`;
}

/**
 * An SVG element with all that it shows and nothing that it needs others for; undefined where it shows nothing. `line` is
 * the colour of markers: few viewers know what `context-stroke` means.
 */
export function bare(from: Element, line: string): SVGElement | undefined {
  const name = from.localName;
  const look = SHAPES.includes(name)
    ? SHAPE_LOOK
    : TEXTS.includes(name)
      ? TEXT_LOOK
      : FRAMES.includes(name)
        ? []
        : undefined;
  const style = getComputedStyle(from);
  if (!look || style.display === 'none' || style.visibility === 'hidden') return undefined;
  // Mermaid leaves boxes without a size behind labels.
  if (name === 'rect' && !from.hasAttribute('width')) return undefined;
  const to = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const attribute of GEOMETRY) copyAttribute(from, to, attribute);
  if (name === 'marker') copyAttribute(from, to, 'id');
  if (name === 'marker' || name === 'svg') to.setAttribute('overflow', 'visible');
  if (style.opacity !== '1') to.setAttribute('opacity', style.opacity);
  for (const property of look) {
    const value = style.getPropertyValue(property).replace('context-stroke', line);
    if (value !== '' && value !== INITIAL[property]) to.setAttribute(property, plainColour(value));
  }
  for (const child of from.childNodes) {
    if (child instanceof Element) to.append(...[bare(child, line)].filter((made) => made !== undefined));
    else if (child instanceof Text && TEXTS.includes(name)) to.append(child.data);
  }
  return to;
}

function copyAttribute(from: Element, to: Element, name: string): void {
  const value = from.getAttribute(name);
  if (value !== null) to.setAttribute(name, value);
}
