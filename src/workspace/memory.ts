import type { Uri } from '../core/source';

interface Remembered {
  readonly hangsOn: string;
  /** What was looked at to make it, and what was seen there. */
  readonly seen: ReadonlyMap<Uri, unknown>;
  readonly value: unknown;
}

/**
 * What managers made of parts of their documents. It goes with the part: nothing is kept of a part that no document
 * holds any more.
 */
export class Memory {
  private readonly byManager = new Map<string, WeakMap<object, Map<string, Remembered>>>();

  /** The memory of one manager, for one resolving; `current` tells two versions of a file apart. */
  for(manager: string, current: (uri: Uri) => unknown): ManagerMemory {
    const parts = this.byManager.get(manager) ?? new WeakMap<object, Map<string, Remembered>>();
    this.byManager.set(manager, parts);
    return new ManagerMemory(parts, current);
  }
}

export class ManagerMemory {
  /** What is being made now, the innermost last, with what was looked at for it. */
  private readonly making: Map<Uri, unknown>[] = [];

  constructor(
    private readonly parts: WeakMap<object, Map<string, Remembered>>,
    private readonly current: (uri: Uri) => unknown,
  ) {}

  looked(uri: Uri): void {
    for (const seen of this.making) seen.set(uri, this.current(uri));
  }

  remembered<T>(
    part: object,
    purpose: string,
    hangsOn: string,
    make: () => T,
  ): { readonly value: T; readonly uris: Iterable<Uri> } {
    const known = this.parts.get(part)?.get(purpose);
    if (known && known.hangsOn === hangsOn && this.isStill(known)) {
      for (const uri of known.seen.keys()) this.looked(uri);
      return { value: known.value as T, uris: known.seen.keys() };
    }
    const seen = new Map<Uri, unknown>();
    this.making.push(seen);
    try {
      const value = make();
      const purposes = this.parts.get(part) ?? new Map<string, Remembered>();
      this.parts.set(part, purposes.set(purpose, { hangsOn, seen, value }));
      return { value, uris: [] };
    } finally {
      this.making.pop();
    }
  }

  private isStill({ seen }: Remembered): boolean {
    for (const [uri, what] of seen) if (this.current(uri) !== what) return false;
    return true;
  }
}
