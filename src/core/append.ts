/** Adds all of some items to a list: `push(...items)` fails where they are more than the engine's stack holds. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
