import type { Size } from './pack';

/** A place from the upper left corner, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where dot put what it was given, in the order in which it was given. */
export interface DotLayout {
  readonly size: Size;
  /** The middle of each box. */
  readonly boxes: readonly Point[];
  readonly frames: readonly (Point & Size)[];
  /** The points of each arrow's Bézier curve: the start, then three for each part. */
  readonly curves: readonly (readonly Point[])[];
}

/** What is read of dot's output in the format `json` (https://graphviz.org/docs/outputs/json/). */
interface Output {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly pos?: string; readonly bb?: string }[];
  readonly edges?: readonly { readonly id: string; readonly pos?: string }[];
}

/** Reads dot's output, whose origin is at the lower left. */
export function readLayout(json: string): DotLayout {
  const { bb, objects = [], edges = [] } = JSON.parse(json) as Output;
  const [, , width = 0, height = 0] = numbers(bb);
  const flip = ([x = 0, y = 0]: readonly number[]): Point => ({ x, y: height - y });
  const boxes: Point[] = [];
  const frames: (Point & Size)[] = [];
  for (const { name, pos, bb: around } of objects) {
    const [, frame] = /^cluster_(\d+)$/.exec(name) ?? [];
    if (frame !== undefined && around !== undefined) frames[Number(frame)] = rectangle(around, height);
    else if (pos !== undefined) boxes[Number(name)] = flip(numbers(pos));
  }
  // Before the curve, which ends where the arrow's head begins, stands the head's end.
  const curves: Point[][] = [];
  for (const { id, pos = '' } of edges)
    curves[Number(id)] = pos
      .split(' ')
      .filter((point) => point !== '' && !point.startsWith('e,'))
      .map((point) => flip(numbers(point)));
  return { size: { width, height }, boxes, frames, curves };
}

function rectangle(bb: string, height: number): Point & Size {
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers(bb);
  return { x: left, y: height - top, width: right - left, height: top - bottom };
}

const numbers = (text: string): readonly number[] => text.split(',').map(Number);
