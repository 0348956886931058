import type { Uri } from '../core/source';

/** What was made of a part. */
export interface Remembered<T> {
  readonly value: T;
  readonly hangsOn: string;
  /** What was looked at to make it, and what was seen there. */
  readonly seen: ReadonlyMap<Uri, unknown>;
}

/** What was made of parts for one purpose. */
type Parts = WeakMap<object, Remembered<unknown>>;

/**
 * What managers made of parts of their documents. It goes with the part: nothing is kept of a part that no document
 * holds any more.
 */
export class Memory {
  private readonly byManager = new Map<string, Map<string, Parts>>();

  /** The memory of one manager, for one resolving; `current` tells two versions of a file apart. */
  for(manager: string, current: (uri: Uri) => unknown): ManagerMemory {
    const purposes = this.byManager.get(manager) ?? new Map<string, Parts>();
    this.byManager.set(manager, purposes);
    return new ManagerMemory(purposes, current);
  }
}

export class ManagerMemory {
  /** What is being made now, the innermost last, with what was looked at for it. */
  private readonly making: Map<Uri, unknown>[] = [];

  constructor(
    private readonly purposes: Map<string, Parts>,
    private readonly current: (uri: Uri) => unknown,
  ) {}

  looked(uri: Uri): void {
    for (const seen of this.making) seen.set(uri, this.current(uri));
  }

  remembered<P extends object, T>(
    part: P,
    purpose: string,
    hangsOn: string,
    make: (part: P) => T,
  ): Remembered<T> {
    const parts = this.partsFor(purpose);
    const known = parts.get(part);
    if (known && known.hangsOn === hangsOn && this.isStill(known)) {
      for (const uri of known.seen.keys()) this.looked(uri);
      return known as Remembered<T>;
    }
    const seen = new Map<Uri, unknown>();
    this.making.push(seen);
    try {
      const made = { value: make(part), hangsOn, seen: seen.size > 0 ? seen : NOTHING };
      parts.set(part, made);
      return made;
    } finally {
      this.making.pop();
    }
  }

  private partsFor(purpose: string): Parts {
    const parts = this.purposes.get(purpose) ?? new WeakMap();
    this.purposes.set(purpose, parts);
    return parts;
  }

  private isStill({ seen }: Remembered<unknown>): boolean {
    for (const [uri, what] of seen) if (this.current(uri) !== what) return false;
    return true;
  }
}

const NOTHING: ReadonlyMap<Uri, unknown> = new Map();
