import type { Refusal, Result } from './manager';

export type Row = Readonly<Record<string, unknown>>;

/** What is made of the rows of a tool's JSON answer; a refusal in its own words where it gave none. */
export function rowsOf<T>(
  tool: string,
  { code, stdout, stderr }: Result,
  read: (rows: readonly Row[]) => T,
): T | Refusal {
  if (code !== 0) return { refused: stderr.trim() || `${tool} ended with ${code}.` };
  try {
    const rows: unknown = JSON.parse(stdout);
    if (Array.isArray(rows)) return read(rows.filter(isRow));
  } catch {
    // Told below.
  }
  return { refused: `${tool} gave an answer that is no JSON of the expected shape.` };
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
