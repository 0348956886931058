import type { DrawnGraph } from '../protocol';

export const HOPS = [1, 2, 3, 'all'] as const;
export type Hops = (typeof HOPS)[number];

/** One type, with all that it needs and all that needs it, so many needs away. */
export interface Focus {
  readonly node: string;
  readonly hops: Hops;
}

/** A focus that was kept; undefined where it is none. */
export function readFocus(value: unknown): Focus | undefined {
  const { node, hops } = Object(value) as Record<string, unknown>;
  const known = HOPS.find((one) => one === hops);
  return typeof node === 'string' && known !== undefined ? { node, hops: known } : undefined;
}

/** The ids in focus. What else needs the same store is not among them: a way never turns. */
export function reach({ edges }: DrawnGraph, { node, hops }: Focus): ReadonlySet<string> {
  const needs = new Map<string, string[]>();
  const neededBy = new Map<string, string[]>();
  for (const { from, to } of edges) {
    needs.set(from, [...(needs.get(from) ?? []), to]);
    neededBy.set(to, [...(neededBy.get(to) ?? []), from]);
  }
  const most = hops === 'all' ? Number.POSITIVE_INFINITY : hops;
  return new Set([...walk(node, needs, most), ...walk(node, neededBy, most)]);
}

function walk(start: string, next: ReadonlyMap<string, readonly string[]>, most: number): Iterable<string> {
  const found = new Set([start]);
  let rim: readonly string[] = [start];
  for (let hop = 0; hop < most && rim.length > 0; hop++) {
    rim = rim.flatMap((id) => next.get(id) ?? []).filter((id) => !found.has(id));
    for (const id of rim) found.add(id);
  }
  return found;
}
