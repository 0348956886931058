/** The name that was most likely meant: the one with the fewest letters changed, if they are few. */
export function nearest(name: string, among: readonly string[]): string | undefined {
  const scored = among
    .filter((other) => Math.abs(other.length - name.length) <= 20)
    .map((other) => ({ other, score: contained(name, other) ? 1 : distance(name, other) }))
    .sort((a, b) => a.score - b.score);
  const [best] = scored;
  return best && best.score <= Math.max(2, name.length / 3) ? best.other : undefined;
}

const contained = (a: string, b: string) => a.length > 2 && (b.endsWith(`-${a}`) || a.endsWith(`-${b}`));

/** Levenshtein's, of the first 100 letters. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: Math.min(b.length, 100) + 1 }, (_, index) => index);
  for (let i = 1; i <= Math.min(a.length, 100); i++) {
    const next = [i];
    for (let j = 1; j < row.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
