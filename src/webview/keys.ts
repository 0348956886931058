type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

export function isDirection(key: string): key is Direction {
  return ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(key);
}

interface Placed {
  readonly element: Element;
}

/** The nearest shape in a direction: what is straight ahead is nearer than what is aside. */
export function neighbour<S extends Placed>(from: S, all: readonly S[], direction: Direction): S | undefined {
  const start = middle(from);
  const ahead = (x: number, y: number): number =>
    direction === 'ArrowLeft' ? -x : direction === 'ArrowRight' ? x : direction === 'ArrowUp' ? -y : y;
  const aside = (x: number, y: number): number =>
    direction === 'ArrowLeft' || direction === 'ArrowRight' ? Math.abs(y) : Math.abs(x);
  let best: { shape: S; distance: number } | undefined;
  for (const shape of all) {
    const { x, y } = middle(shape);
    const forward = ahead(x - start.x, y - start.y);
    const sideways = aside(x - start.x, y - start.y);
    if (shape === from || forward < 1 || sideways > 2 * forward) continue;
    const distance = forward + 2 * sideways;
    if (!best || distance < best.distance) best = { shape, distance };
  }
  return best?.shape;
}

function middle({ element }: Placed): { x: number; y: number } {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
