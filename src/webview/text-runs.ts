import { plainColour } from './bare';
import { svg } from './element';

interface Run {
  text: string;
  left: number;
  right: number;
  top: number;
  height: number;
}

/** The lines of a text where they stand in the page; what its box cuts off ends in an ellipsis. */
export function textRuns(node: Text): readonly SVGTextElement[] {
  const parent = node.parentElement;
  if (!parent || node.data.trim() === '') return [];
  const style = getComputedStyle(parent);
  if (style.visibility === 'hidden') return [];
  if (style.writingMode.startsWith('vertical')) return [upright(node, parent, style)];
  const { rise } = metricsOf(style);
  return linesOf(node, clipOf(parent)).map(({ text, left, top }) =>
    svg('text', { x: round(left), y: round(top + rise), ...lookOf(style) }, text.trim()),
  );
}

function linesOf(node: Text, clip: { readonly right: number; readonly bottom: number }): readonly Run[] {
  const range = document.createRange();
  const runs: Run[] = [];
  let offset = 0;
  let isCut = false;
  for (const character of new Intl.Segmenter().segment(node.data)) {
    range.setStart(node, offset);
    range.setEnd(node, (offset += character.segment.length));
    const { left, right, top, bottom, width, height } = range.getBoundingClientRect();
    if (width === 0 && UNSEEN.test(character.segment)) continue;
    if (right > clip.right + 0.5 || bottom > clip.bottom + 1) {
      isCut = true;
      continue;
    }
    const run = runs.at(-1);
    if (run && Math.abs(run.top - top) < height / 2) {
      run.text += character.segment;
      run.left = Math.min(run.left, left);
      run.right = Math.max(run.right, right);
    } else if (character.segment.trim() !== '')
      runs.push({ text: character.segment, left, right, top, height });
  }
  const last = runs.at(-1);
  if (last && isCut) last.text = `${last.text.slice(0, -1)}…`;
  return runs;
}

const UNSEEN = /^[\s\u200B]*$/;

/** Where the boxes around a text cut it off. */
function clipOf(element: Element): { readonly right: number; readonly bottom: number } {
  let [right, bottom] = [Infinity, Infinity];
  for (let box: Element | null = element; box && !box.matches('.export-stage'); box = box.parentElement) {
    if (getComputedStyle(box).overflow === 'visible') continue;
    const bounds = box.getBoundingClientRect();
    right = Math.min(right, bounds.right);
    bottom = Math.min(bottom, bounds.bottom);
  }
  return { right, bottom };
}

/** Text that runs from the bottom to the top. */
function upright(node: Text, parent: Element, style: CSSStyleDeclaration): SVGTextElement {
  const { left, top, width, height } = parent.getBoundingClientRect();
  const [x, y] = [round(left + width / 2), round(top + height / 2)];
  return svg(
    'text',
    { x, y, dy: '0.36em', transform: `rotate(-90 ${x} ${y})`, ...lookOf(style), 'text-anchor': 'middle' },
    node.data.trim(),
  );
}

function lookOf(style: CSSStyleDeclaration): Record<string, string> {
  return {
    fill: plainColour(style.color),
    'font-family': style.fontFamily,
    'font-size': style.fontSize,
    'font-weight': style.fontWeight,
    'text-anchor': 'start',
  };
}

const canvas = document.createElement('canvas').getContext('2d');

/** How far the base line is below the top of a line. */
function metricsOf({ fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): { readonly rise: number } {
  if (!canvas) throw new Error('The browser measures no text.');
  canvas.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  return { rise: canvas.measureText('x').fontBoundingBoxAscent };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
