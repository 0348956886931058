import type { ChartColumn } from '../protocol';
import { svg } from './element';

/** Above this, squares are not counted by eye any more: a block with the number stands for them. */
export const MOST_SQUARES = 40;
export const COLUMN_WIDTH = 88;
const LEAST_BLOCK = 14;
const PITCH = { least: 11, most: 44 };
const GAP = 4;
const MARGIN = 9;

/** What columns are drawn to: pixels for a row, and rows for a block, which is higher than any stack of squares. */
export interface Scale {
  readonly pitch: number;
  readonly block: number;
}

/** How many rows the squares of a column take; none where a block stands for them. */
export function rowsOf(column: ChartColumn, planned?: number): number {
  const most = highest(column, planned);
  if (most > MOST_SQUARES) return 0;
  const bound = Math.max(column.ceiling ?? 0, column.floor ?? 0);
  return Math.max(most, 1, Math.min(bound, MOST_SQUARES));
}

/** The scale at which the highest column fits, as far as squares can still be told apart. */
export function scaleFor(columns: readonly ChartColumn[], room: number): Scale {
  const rows = Math.max(1, ...columns.map((column) => rowsOf(column)));
  const block = Math.max(LEAST_BLOCK, rows + 2);
  const highestRow = columns.some((column) => rowsOf(column) === 0) ? block : rows;
  const pitch = Math.round(Math.min(PITCH.most, Math.max(PITCH.least, room / (highestRow + 1))));
  return { pitch, block };
}

/** The squares of a column, stacked upwards from its foot, or the block in their place. */
export function figure(column: ChartColumn, planned: number | undefined, scale: Scale): SVGSVGElement {
  const { pitch } = scale;
  const rows = rowsOf(column, planned) || scale.block;
  const height = rows * pitch + MARGIN;
  const most = highest(column, planned);
  const parts = most > MOST_SQUARES ? block(column, planned, scale, most) : squares(column, planned, pitch);
  return svg(
    'svg',
    {
      class: 'stack',
      width: COLUMN_WIDTH,
      height,
      viewBox: `0 ${-height} ${COLUMN_WIDTH} ${height}`,
      'aria-hidden': 'true',
    },
    ...bounds(column, pitch, rows),
    ...parts,
    column.plannable ? handle(heightOf(column, planned, scale)) : undefined,
  );
}

function highest({ declared = 0, running = 0 }: ChartColumn, planned = 0): number {
  return Math.max(declared, running, planned);
}

/** The most that may run without being too many. */
export function allowed({ kind, declared, ceiling }: ChartColumn): number {
  return (kind === 'range' ? ceiling : kind === 'fixed' ? declared : undefined) ?? Number.POSITIVE_INFINITY;
}

function squares(column: ChartColumn, planned: number | undefined, pitch: number): SVGElement[] {
  const { declared = 0, running = 0, firm } = column;
  const stays = Math.min(running, planned ?? running);
  const kept = Math.min(declared, planned ?? declared);
  const most = Math.max(allowed(column), planned ?? 0);
  const drawn: readonly [name: string, from: number, to: number][] = [
    ['running', 0, Math.min(stays, most)],
    ['running over', most, stays],
    ['leaving', stays, running],
    [firm ? 'declared' : 'declared soft', running, kept],
    ['gone', Math.max(running, kept), declared],
    ['ghost', Math.max(declared, running), planned ?? 0],
  ];
  const made = drawn.flatMap(([name, from, to]) => (to > from ? [stack(name, from, to, pitch)] : []));
  if (made.length > 0 || column.declared !== undefined) return made;
  return [stack('declared soft', 0, 1, pitch), glyph(column, pitch)];
}

/** A square for a number that is not known here: what it hangs on is said above it. */
function glyph({ kind }: ChartColumn, pitch: number): SVGElement {
  const text = kind === 'none' ? '–' : kind === 'per-node' ? '×' : kind === 'on-demand' ? '+' : '?';
  return svg('text', { class: 'glyph', x: COLUMN_WIDTH / 2, y: -pitch / 2, dy: '0.34em' }, text);
}

/** The squares of the rows above `from` up to `to`, as one path. */
function stack(name: string, from: number, to: number, pitch: number): SVGPathElement {
  const side = pitch - GAP;
  const x = (COLUMN_WIDTH - side) / 2;
  const r = Math.min(3, side / 5);
  const s = side - 2 * r;
  const arc = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  const one = `h${s}${arc(r, r)}v${s}${arc(-r, r)}h${-s}${arc(-r, -r)}v${-s}${arc(r, -r)}z`;
  const d = Array.from(
    { length: to - from },
    (_, index) => `M${x + r} ${-(from + index + 1) * pitch + GAP / 2}${one}`,
  );
  return svg('path', { class: name, d: d.join('') });
}

/** A block whose inside is to scale; the break in it says that it is not to that of the squares beside it. */
function block(
  { declared = 0, running = 0, firm }: ChartColumn,
  planned: number | undefined,
  { pitch, block: rows }: Scale,
  most: number,
): SVGElement[] {
  const width = 1.6 * pitch;
  const x = (COLUMN_WIDTH - width) / 2;
  const full = rows * pitch - GAP;
  const part = (name: string, count: number): SVGElement[] => {
    const height = (full * count) / most;
    return count > 0 ? [svg('rect', { class: name, x, y: -height - GAP / 2, width, height, rx: 3 })] : [];
  };
  const tear = (y: number): string =>
    `M${x - 4} ${y + 4}l${width / 4 + 2} -8l${width / 4 + 2} 8l${width / 4 + 2} -8l${width / 4 + 2} 8`;
  return [
    ...part(firm ? 'declared' : 'declared soft', declared),
    ...part('running', running),
    ...(planned === undefined ? [] : part('ghost', planned)),
    svg('path', { class: 'break', d: tear(-2 * pitch) }),
  ];
}

/** The room that an autoscaler has, with its floor and its ceiling. */
function bounds({ floor, ceiling }: ChartColumn, pitch: number, rows: number): SVGElement[] {
  if (floor === undefined && ceiling === undefined) return [];
  const at = (count: number): number => -Math.min(count, rows) * pitch;
  const [low, high] = [at(floor ?? 0), at(ceiling ?? rows)];
  const line = (name: string, y: number, count: number): SVGElement[] => [
    svg('line', { class: name, x1: 4, x2: COLUMN_WIDTH - 4, y1: y, y2: y }),
    svg('text', { class: 'bound', x: COLUMN_WIDTH - 4, y: y - 3 }, String(count)),
  ];
  const box = { x: 4, width: COLUMN_WIDTH - 8, y: high, height: Math.max(0, low - high) };
  return [
    svg('rect', { class: 'room', ...box }),
    ...(floor === undefined ? [] : line('floor', low, floor)),
    ...(ceiling === undefined ? [] : line('ceiling', high, ceiling)),
  ];
}

function heightOf(column: ChartColumn, planned: number | undefined, { pitch, block: rows }: Scale): number {
  const most = highest(column, planned);
  const count = planned ?? column.declared ?? column.running ?? 0;
  return most > MOST_SQUARES ? (rows * pitch * count) / most : count * pitch;
}

/** What the top of a stack is dragged by. */
function handle(height: number): SVGElement {
  return svg(
    'g',
    { class: 'handle', transform: `translate(0, ${-height})` },
    svg('rect', { class: 'hold', x: 12, width: COLUMN_WIDTH - 24, y: -7, height: 14 }),
    svg('rect', { class: 'grip', x: COLUMN_WIDTH / 2 - 12, width: 24, y: -3, height: 3, rx: 1.5 }),
  );
}
