import type { Point } from './dot-layout';
import type { Size } from './pack';

/** A graph as dot lays it out: boxes of known sizes, by numbers. No text of a manifest is in it. */
export interface DotGraph {
  /** From left to right, or from top to bottom. */
  readonly direction: 'LR' | 'TB';
  readonly boxes: readonly Size[];
  /** Boxes with a frame around them. */
  readonly frames: readonly (readonly number[])[];
  /** Where arrows lead, from box to box. An edge that is not seen only keeps an order. */
  readonly arrows: readonly DotArrow[];
}

export interface DotArrow {
  readonly from: number;
  readonly to: number;
  readonly hidden?: boolean;
}

/** Room inside of a frame, in pixels: beside its boxes, and above them for its title. */
const MARGIN = 20;
const TITLE = 16;

/** dot counts in inches of 72 points; a point is a pixel here. */
const inches = (pixels: number): string => (pixels / 72).toFixed(4);

/**
 * The graph in dot's language (https://graphviz.org/doc/info/lang.html). The limits bound dot's work on graphs that it
 * would try to improve for minutes.
 */
export function toDot({ direction, boxes, frames, arrows }: DotGraph): string {
  return [
    `digraph { rankdir=${direction}; nodesep=0.36; ranksep=0.8; nslimit=2; nslimit1=2; mclimit=0.5;`,
    'node [shape=box; fixedsize=true; label=""]; edge [arrowsize=0.4];',
    ...boxes.map(({ width, height }, box) => `${box} [width=${inches(width)}; height=${inches(height)}];`),
    ...frames.map(
      (inside, frame) =>
        `subgraph cluster_${frame} { margin=${MARGIN}; label=" "; labelloc=t; fontsize=${TITLE}; ${inside.join('; ')} }`,
    ),
    ...arrows.map(({ from, to, hidden }) => `${from} -> ${to}${hidden === true ? ' [style=invis]' : ''};`),
    '}',
  ].join('\n');
}

/** The frame around boxes and the curves between them, for which `toDot` left room. */
export function frameAround(
  boxes: readonly (Point & Size)[],
  curves: readonly (readonly Point[])[],
): Point & Size {
  const points = [
    ...boxes.flatMap(({ x, y, width, height }) => [
      { x: x - width / 2, y: y - height / 2 },
      { x: x + width / 2, y: y + height / 2 },
    ]),
    ...curves.flat(),
  ];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN - TITLE];
  const [right, bottom] = [Math.max(...xs) + MARGIN, Math.max(...ys) + MARGIN];
  return { x: left, y: top, width: right - left, height: bottom - top };
}
