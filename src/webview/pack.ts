export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Packed {
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly size: Size;
}

const GAP = 20;

/** Boxes in rows, in their order: of all ways to break the rows the one that shows them largest in a room. */
export function pack(boxes: readonly Size[], room: Size): Packed {
  let best = rows(boxes, Infinity);
  for (let end = 1; end < boxes.length; end++) {
    const width = boxes.slice(0, end).reduce((sum, box) => sum + box.width + GAP, -GAP);
    const packed = rows(boxes, width);
    if (scale(packed.size, room) > scale(best.size, room)) best = packed;
  }
  return best;
}

/** No row is wider than `widest`, unless one box is. */
function rows(boxes: readonly Size[], widest: number): Packed {
  const places: { x: number; y: number }[] = [];
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  let width = 0;
  for (const box of boxes) {
    if (x > 0 && x + box.width > widest) {
      y += rowHeight + GAP;
      x = 0;
      rowHeight = 0;
    }
    places.push({ x, y });
    x += box.width + GAP;
    width = Math.max(width, x - GAP);
    rowHeight = Math.max(rowHeight, box.height);
  }
  return { places, size: { width, height: y + rowHeight } };
}

/** As large as they can be seen; larger than life counts for nothing. */
function scale({ width, height }: Size, room: Size): number {
  return Math.min(1, room.width / Math.max(1, width), room.height / Math.max(1, height));
}
