import { createHash } from 'node:crypto';
import type { Problem } from '../core/problem';

/**
 * One for each problem of a file, of its rule, the file and the flagged text, and the how manieth of these it is: what
 * lines move to, how they are indented, and the words of a message, do not count.
 */
export function fingerprints(problems: readonly Problem[], path: string, text: string): readonly string[] {
  const seen = new Map<string, number>();
  return problems.map(({ rule, at: { span } }) => {
    const flagged = text.slice(span.start, span.end).replace(/\s+/g, ' ');
    const what = [rule, path, flagged].join('\0');
    const before = seen.get(what) ?? 0;
    seen.set(what, before + 1);
    return createHash('sha256').update(`${what}\0${before}`).digest('hex').slice(0, 16);
  });
}
