/** A here-document whose body is still to come, behind the line that asks for it. */
export interface HereDocument {
  readonly delimiter: string;
  /** True for `<<-`: tabs before the delimiter do not count. */
  readonly tabs: boolean;
}

/** The offset behind the bodies that start at `start`; the text's end where a delimiter is missing. */
export function skipHereDocuments(text: string, start: number, awaited: readonly HereDocument[]): number {
  let at = start;
  for (const { delimiter, tabs } of awaited) {
    for (let line; at < text.length && line !== delimiter;) {
      const found = text.indexOf('\n', at);
      const end = found < 0 ? text.length : found;
      line = text.slice(at, end).replace(/\r$/, '');
      if (tabs) line = line.replace(/^\t+/, '');
      at = Math.min(end + 1, text.length);
    }
  }
  return at;
}
