/** Of those with one key the last, in the place of the first. */
export function lastOfEach<T>(list: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(list.map((item) => [keyOf(item), item])).values()];
}
