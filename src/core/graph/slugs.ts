export interface Named {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
}

/**
 * A readable identifier for each, different from all others. The prefix keeps it from being or beginning with a word
 * of mermaid's own (`end`, `style`, `default`).
 */
export function slugs(all: readonly Named[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const result = new Map<string, string>();
  for (const { id, name, prefix } of all) {
    const word = name
      .toLowerCase()
      .slice(0, 48)
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '');
    const base = word === '' ? prefix : `${prefix}_${word}`;
    let slug = base;
    for (let copy = 2; taken.has(slug); copy++) slug = `${base}_${copy}`;
    taken.add(slug);
    result.set(id, slug);
  }
  return result;
}
