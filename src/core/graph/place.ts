import type { Origin } from '../source';

/** A place as people and editors count it: from 1. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export type PlaceOf = (origin: Origin) => Place;
