import { bare, plainColour } from './bare';
import { svg } from './element';
import { onStage, type Box } from './stage';
import { textRuns } from './text-runs';

const MARGIN = 16;
const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

/** What a part of the page shows, all that it could be scrolled to, as an SVG file that needs nothing else. */
export function pageImage(content: HTMLElement, light: boolean): string {
  const copy = content.cloneNode(true) as HTMLElement;
  for (const one of [copy, ...copy.querySelectorAll('.match, .current, .searching')])
    one.classList.remove('match', 'current', 'searching');
  copy.removeAttribute('id');
  return onStage(copy, light, () => {
    const { left: x, top: y, width, height } = copy.getBoundingClientRect();
    const box = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
    return { box, drawn: drawn(copy) };
  });
}

function drawn(element: Element): readonly Element[] {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return [];
  const parts =
    element instanceof SVGSVGElement ? figure(element) : [...frame(element, style), ...inside(element)];
  return style.opacity === '1' || parts.length === 0
    ? parts
    : [svg('g', { opacity: style.opacity }, ...parts)];
}

function inside(element: Element): readonly Element[] {
  return [...element.childNodes].flatMap((child) =>
    child instanceof Element ? drawn(child) : child instanceof Text ? textRuns(child) : [],
  );
}

function figure(element: SVGSVGElement): readonly Element[] {
  const copy = bare(element, 'none');
  if (!copy) return [];
  const { left, top, width, height } = element.getBoundingClientRect();
  for (const [name, value] of Object.entries({ x: left, y: top, width, height }))
    copy.setAttribute(name, String(value));
  return [copy];
}

/** The background and the borders of a box. */
function frame(element: Element, style: CSSStyleDeclaration): readonly Element[] {
  const { left: x, top: y, width, height } = element.getBoundingClientRect();
  const box = { x, y, width, height };
  const rx = parseFloat(style.borderTopLeftRadius) || undefined;
  const isSeen = (colour: string): boolean => !/^(transparent|rgba\(.*, 0\))$/.test(plainColour(colour));
  const borders = SIDES.flatMap((side) => {
    const wide = parseFloat(style[`border${side}Width`]);
    const colour = style[`border${side}Color`];
    const dashed = style[`border${side}Style`] === 'dashed';
    return wide > 0 && isSeen(colour) ? [{ side, wide, colour, dashed }] : [];
  });
  const [first] = borders;
  const whole = borders.length === SIDES.length && rx !== undefined && first;
  const fill = isSeen(style.backgroundColor) ? plainColour(style.backgroundColor) : undefined;
  return [
    ...(fill || whole
      ? [
          svg('rect', {
            ...box,
            rx,
            fill: fill ?? 'none',
            ...(whole ? { stroke: plainColour(first.colour), 'stroke-width': first.wide } : {}),
          }),
        ]
      : []),
    ...hatching(style, box),
    ...(whole
      ? []
      : borders.map(({ side, wide, colour, dashed }) =>
          svg('path', {
            d: edge(side, box, wide / 2),
            fill: 'none',
            stroke: plainColour(colour),
            'stroke-width': wide,
            'stroke-dasharray': dashed ? '4 3' : undefined,
          }),
        )),
  ];
}

function edge(side: (typeof SIDES)[number], { x, y, width, height }: Box, inset: number): string {
  switch (side) {
    case 'Top':
      return `M${x} ${y + inset}h${width}`;
    case 'Bottom':
      return `M${x} ${y + height - inset}h${width}`;
    case 'Left':
      return `M${x + inset} ${y}v${height}`;
    case 'Right':
      return `M${x + width - inset} ${y}v${height}`;
  }
}

/** The diagonals of a hatched box, which the page draws as a gradient. */
function hatching(
  { backgroundImage }: CSSStyleDeclaration,
  { x, y, width, height }: Box,
): readonly Element[] {
  const [, colour] =
    /repeating-linear-gradient\(-45deg, ((?:rgba?|color)\([^)]*\))/.exec(backgroundImage) ?? [];
  if (colour === undefined) return [];
  const lines: string[] = [];
  for (let from = 10; from < width + height; from += 10) {
    const [fromX, toX] = [Math.min(from, width), Math.max(0, from - height)];
    lines.push(`M${x + fromX} ${y + (from - fromX)}L${x + toX} ${y + (from - toX)}`);
  }
  return [svg('path', { d: lines.join(''), fill: 'none', stroke: plainColour(colour), 'stroke-width': 1 })];
}
