import type { Size } from './pack';

/** A place from the upper left corner, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where dot put what it was given. */
export interface DotLayout {
  readonly size: Size;
  /** The middle of each box, in the order in which they were given. */
  readonly boxes: readonly Point[];
  /** The points of the arrow from one box to another: the start of a Bézier curve, then three for each part. */
  curve(from: number, to: number): readonly Point[];
}

/** A point of dot's is a pixel here. */
const INCH = 72;

/** Reads dot's output in the format `plain`, in inches from the lower left (https://graphviz.org/docs/outputs/plain/). */
export function readLayout(plain: string): DotLayout {
  const lines = plain.split('\n').map((line) => line.split(' '));
  const [, , width = '0', height = '0'] = lines[0] ?? [];
  const size = { width: INCH * Number(width), height: INCH * Number(height) };
  const place = (x = '0', y = '0'): Point => ({ x: INCH * Number(x), y: size.height - INCH * Number(y) });
  const boxes: Point[] = [];
  const curves = new Map<string, readonly Point[]>();
  for (const [kind, name = '', ...rest] of lines) {
    if (kind === 'node') boxes[Number(name)] = place(rest[0], rest[1]);
    if (kind !== 'edge') continue;
    const [to = '', count = '0', ...points] = rest;
    const curve = Array.from({ length: Number(count) }, (_, n) => place(points[2 * n], points[2 * n + 1]));
    curves.set(`${name} ${to}`, curve);
  }
  return { size, boxes, curve: (from, to) => curves.get(`${from} ${to}`) ?? [] };
}
