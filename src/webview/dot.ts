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

/** Inside of a frame, beside its boxes; its title needs as much above them. */
const MARGIN = 20;
const TITLE = 14;

/** dot counts in inches of 72 points; a point is a pixel here. */
const inches = (pixels: number): string => (pixels / 72).toFixed(4);

/**
 * The graph in dot's language (https://graphviz.org/doc/info/lang.html). The limits bound dot's work on graphs that it
 * would try to improve for minutes.
 */
export function toDot({ direction, boxes, frames, arrows }: DotGraph): string {
  const lines = [
    `digraph { rankdir=${direction}; nodesep=0.36; ranksep=0.8; nslimit=2; nslimit1=2; mclimit=0.5;`,
    'node [shape=box; fixedsize=true; label=""]; edge [arrowsize=0.4];',
    ...boxes.map(({ width, height }, box) => `${box} [width=${inches(width)}; height=${inches(height)}];`),
    // Room for the title: a label of the same height, of which dot knows the size.
    ...frames.map(
      (inside, frame) =>
        `subgraph cluster_${frame} { margin=${MARGIN}; label=" "; labelloc=t; fontsize=${TITLE}; ${inside.join('; ')} }`,
    ),
    ...arrows.map(
      ({ from, to, hidden = false }, arrow) =>
        `${from} -> ${to} [id=${arrow}${hidden ? '; style=invis' : ''}];`,
    ),
    '}',
  ];
  return lines.join('\n');
}
