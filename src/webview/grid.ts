/** A cell of a table by what it stands for: it is found again when its table is made anew. */
export interface CellPlace {
  readonly row: string;
  readonly column: number;
}

const MOVES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
type Move = (typeof MOVES)[number];

export function isMove(key: string): key is Move {
  return (MOVES as readonly string[]).includes(key);
}

/** The cell at a place, else the first one that is seen. */
export function cellAt(grid: HTMLElement, place: CellPlace | undefined): HTMLElement | undefined {
  const all = cellsOf(grid);
  const row = all.filter((cell) => cell.dataset['row'] === place?.row);
  return row.find((cell) => columnOf(cell) === place?.column) ?? row[0] ?? all[0];
}

/** Where a key leads from a cell: along its row, or to the same column of the next row that is seen. */
export function moved(
  grid: HTMLElement,
  from: HTMLElement,
  key: Move,
  toTheLast: boolean,
): HTMLElement | undefined {
  const all = cellsOf(grid);
  if (toTheLast && key === 'Home') return all[0];
  if (toTheLast && key === 'End') return all.at(-1);
  const row = all.filter((cell) => cell.dataset['row'] === from.dataset['row']);
  switch (key) {
    case 'Home':
      return row[0];
    case 'End':
      return row.at(-1);
    case 'ArrowLeft':
      return row[row.indexOf(from) - 1];
    case 'ArrowRight':
      return row[row.indexOf(from) + 1];
    default:
      return inNextRow(all, from, key === 'ArrowDown' ? 1 : -1);
  }
}

function inNextRow(all: readonly HTMLElement[], from: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const rows = [...new Set(all.map((cell) => cell.dataset['row']))];
  const to = rows[rows.indexOf(from.dataset['row']) + step];
  const row = all.filter((cell) => to !== undefined && cell.dataset['row'] === to);
  return row.find((cell) => columnOf(cell) === columnOf(from)) ?? row.at(-1);
}

function cellsOf(grid: HTMLElement): readonly HTMLElement[] {
  return [...grid.querySelectorAll<HTMLElement>('[data-row]')].filter((cell) => cell.offsetParent !== null);
}

function columnOf(cell: HTMLElement): number {
  return Number(cell.dataset['column']);
}
