import type { Refusal } from '../../core/manager';

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is made of the rows of a JSON answer of the `heroku` command. */
export function rowsOf<T>(
  { code, stdout, stderr }: Result,
  read: (rows: readonly Readonly<Record<string, unknown>>[]) => T,
): T | Refusal {
  if (code !== 0) return { refused: stderr.trim() || `heroku ended with ${code}.` };
  try {
    const rows: unknown = JSON.parse(stdout);
    if (Array.isArray(rows)) return read(rows.filter((row) => typeof row === 'object' && row !== null));
  } catch {
    // Told below.
  }
  return { refused: 'heroku gave an answer that is no JSON of the expected shape.' };
}
