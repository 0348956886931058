import type { Uri } from '../core/source';

/** What was made of a part. */
export interface Remembered<T> {
  readonly value: T;
  readonly hangsOn: string;
  /** What was looked at to make it, and what was seen there. */
  readonly seen: ReadonlyMap<Uri, unknown>;
}

/** What was made of the parts of a list, without a look at anything else. */
interface RememberedList {
  readonly hangsOn: string;
  readonly parts: readonly object[];
  readonly values: readonly unknown[];
}

/** What was made for one purpose: of parts, and of lists by their first parts. */
interface Purpose {
  readonly parts: WeakMap<object, Remembered<unknown>>;
  readonly lists: WeakMap<object, RememberedList>;
}

/**
 * What managers made of parts of their documents. It goes with the part: nothing is kept of a part that no document
 * holds any more.
 */
export class Memory {
  private readonly byManager = new Map<string, Map<string, Purpose>>();

  /** The memory of one manager, for one resolving; `current` tells two versions of a file apart. */
  for(manager: string, current: (uri: Uri) => unknown): ManagerMemory {
    const purposes = this.byManager.get(manager) ?? new Map<string, Purpose>();
    this.byManager.set(manager, purposes);
    return new ManagerMemory(purposes, current);
  }
}

export class ManagerMemory {
  /** What is being made now, the innermost last, with what was looked at for it. */
  private readonly making: Map<Uri, unknown>[] = [];

  constructor(
    private readonly purposes: Map<string, Purpose>,
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
    const { parts } = this.purposeFor(purpose);
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

  /** The same of each part of a list. One that stands where it stood in the list before is not even looked up. */
  rememberedEach<P extends object, T>(
    parts: readonly P[],
    purpose: string,
    hangsOn: string,
    make: (part: P) => T,
  ): Remembered<readonly T[]> {
    const [first] = parts;
    if (!first) return { value: [], hangsOn, seen: NOTHING };
    const { lists } = this.purposeFor(purpose);
    const known = lists.get(first);
    const last = known?.hangsOn === hangsOn ? known : undefined;
    const seen = new Map<Uri, unknown>();
    const values = parts.map((part, index): T => {
      if (last?.parts[index] === part) return last.values[index] as T;
      const made = this.remembered(part, purpose, hangsOn, make);
      made.seen.forEach((what, uri) => seen.set(uri, what));
      return made.value;
    });
    if (seen.size === 0) lists.set(first, { hangsOn, parts, values });
    else lists.delete(first);
    return { value: values, hangsOn, seen };
  }

  private purposeFor(name: string): Purpose {
    const purpose = this.purposes.get(name) ?? { parts: new WeakMap(), lists: new WeakMap() };
    this.purposes.set(name, purpose);
    return purpose;
  }

  private isStill({ seen }: Remembered<unknown>): boolean {
    for (const [uri, what] of seen) if (this.current(uri) !== what) return false;
    return true;
  }
}

const NOTHING: ReadonlyMap<Uri, unknown> = new Map();
