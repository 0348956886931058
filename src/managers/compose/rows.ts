type Row = Readonly<Record<string, unknown>>;

/** One JSON array before Compose 2.21, one object per line since; undefined where it is neither. */
export function readRows(stdout: string): readonly Row[] | undefined {
  const text = stdout.trim();
  const values = text.startsWith('[') ? parsed(text) : text.split('\n').filter(Boolean).map(parsed);
  return Array.isArray(values) && values.every(isRow) ? values : undefined;
}

/** The value of a text of JSON; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
