import { performance } from 'node:perf_hooks';

/** What is measured, by its title; the first is what the others are measured by. */
export type Contenders = Readonly<Record<string, () => unknown>>;

export interface Rounds {
  /** Not counted: until the engine has compiled what it will. */
  readonly warmUp: number;
  readonly counted: number;
}

/** Milliseconds of each counted round; who takes too long may have fewer rounds than the first. */
export type Times = ReadonlyMap<string, readonly number[]>;

/** Runs all contenders once in each round, so that a busy machine slows them alike, and prints them side by side. */
export async function compare(title: string, contenders: Contenders, rounds: Rounds): Promise<void> {
  report(title, await timesOf(contenders, rounds));
}

/** Prints times side by side. */
export function report(title: string, times: Times): void {
  console.log(`\n${title}\n${table(times)}`);
}

async function timesOf(contenders: Contenders, { warmUp, counted }: Rounds): Promise<Times> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < warmUp + counted; round++) {
    for (const [title, run] of Object.entries(contenders)) {
      const start = performance.now();
      await run();
      const took = performance.now() - start;
      if (round >= warmUp) times.set(title, [...(times.get(title) ?? []), took]);
    }
  }
  return times;
}

/** A ratio is the median of the ratios of each round; that of the p95, what one p95 is by the other. */
function table(times: Times): string {
  const [first = []] = times.values();
  const rows = [...times].map(([title, list]) => {
    const ratios = list.map((time, round) => time / (first[round] ?? time));
    const slow = quantile(list, 0.95);
    return [
      title,
      String(list.length),
      milliseconds(quantile(list, 0.5)),
      milliseconds(slow),
      multiple(quantile(ratios, 0.5)),
      multiple(slow / quantile(first, 0.95)),
    ];
  });
  return aligned([['', 'rounds', 'median', 'p95', 'ratio', 'of p95'], ...rows]);
}

/** The value below which that share of a list lies. */
function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart((widths[column] ?? 0) + 2);
  return rows.map((row) => `  ${row.map(cell).join('')}`).join('\n');
}

const multiple = (ratio: number) => `${ratio.toFixed(ratio < 10 ? 2 : 0)} x`;
const milliseconds = (time: number) => `${time.toFixed(2)} ms`;
