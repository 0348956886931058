/** Lists by name, in which an item is known by its place. */
export type Lists = Readonly<Record<string, readonly unknown[]>>;

/** The items that differ, each with its place. Lists that are the same are left out. */
export type Changes<L> = {
  readonly [Name in keyof L]?: readonly (readonly [place: number, item: Item<L[Name]>])[];
};

type Item<List> = List extends readonly (infer One)[] ? One : never;

/** What one side of a wire has been shown, kept as text, so that it is sent only what differs. */
export class Shown {
  private texts: ReadonlyMap<string, readonly string[]> = new Map();

  /** What is new since it was last called; undefined where a list has grown or shrunk, and all must be sent. */
  changes<L extends Lists>(lists: L): Changes<L> | undefined {
    const before = this.texts;
    this.texts = new Map(
      Object.entries(lists).map(([name, items]) => [name, items.map((item) => JSON.stringify(item))]),
    );
    const changes: Record<string, readonly (readonly [number, unknown])[]> = {};
    for (const [name, texts] of this.texts) {
      const old = before.get(name);
      if (old?.length !== texts.length) return undefined;
      const places = texts.flatMap((text, place) => (text === old[place] ? [] : [place]));
      if (places.length > 0) changes[name] = places.map((place) => [place, lists[name]?.[place]]);
    }
    return changes as Changes<L>;
  }

  forget(): void {
    this.texts = new Map();
  }
}

/** The lists with what has changed in its places. What has not, is the same item still. */
export function changed<L extends Lists>(lists: L, changes: Changes<L>): L {
  const copies = Object.entries(changes).map(([name, others = []]) => {
    const copy = [...(lists[name] ?? [])];
    for (const [place, item] of others as Iterable<readonly [number, unknown]>) copy[place] = item;
    return [name, copy] as const;
  });
  return { ...lists, ...Object.fromEntries(copies) };
}
