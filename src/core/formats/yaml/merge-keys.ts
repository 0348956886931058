import type { Origin } from '../../source';
import { seenThrough } from '../tree';
import type { Entry } from '../tree';

/**
 * How many entries merges may still bring in one file, those of merges in merges for each: more can only be meant to
 * exhaust memory.
 */
export interface Budget {
  left: number;
}

export const MOST_MERGED_ENTRIES = 200_000;

export type Fail = (message: string, at: Origin) => void;

/**
 * The entries of a mapping by key, what `<<` merges behind its own (YAML 1.1 merge keys): own keys win over merged
 * ones, earlier merges over later ones.
 */
export function mergeInto(written: readonly Entry[], budget: Budget, fail: Fail): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const merges: Entry[] = [];
  for (const entry of written) {
    const { text, style } = entry.key;
    if (text === '<<' && style === 'plain') merges.push(entry);
    else addOwn(entries, entry, fail);
  }
  for (const merge of merges) if (!addMerged(entries, merge, budget, fail)) break;
  return entries;
}

/** Of a key that stands twice the first is kept. */
export function addOwn(entries: Map<string, Entry>, entry: Entry, fail: Fail): void {
  const { text, at } = entry.key;
  if (entries.has(text)) fail(`The key "${text}" stands here twice.`, at);
  else entries.set(text, entry);
}

/** False where the budget is spent. */
function addMerged(entries: Map<string, Entry>, { key, value }: Entry, budget: Budget, fail: Fail): boolean {
  for (const source of value.kind === 'sequence' ? value.items : [value]) {
    if (source.kind !== 'mapping') {
      fail('Only a mapping can be merged.', key.at);
      continue;
    }
    for (const [name, entry] of source.entries) {
      if (entries.has(name)) continue;
      const cost = 1 + entry.value.through.length;
      if (budget.left >= 0 && budget.left < cost) fail('Merges bring too many keys to read.', key.at);
      budget.left -= cost;
      if (budget.left < 0) return false;
      entries.set(name, {
        ...entry,
        value: seenThrough(entry.value, { via: 'merge', at: key.at }),
        own: false,
      });
    }
  }
  return true;
}
