import { Seeded } from '../../bench/seeded';
import type { CorpusFile, Mutation, Mutator } from './mutation';

export interface Chosen {
  readonly file: CorpusFile;
  readonly mutation: Mutation;
}

/** As many mutations as asked for, each kind as often as the others as far as there are places: the same for a seed. */
export function choose(
  files: readonly (readonly [CorpusFile, Mutator])[],
  many: number,
  seed: number,
): readonly Chosen[] {
  const seeded = new Seeded(seed);
  const kinds = new Map<string, Chosen[]>();
  for (const [file, mutate] of files)
    for (const mutation of mutate(file))
      kinds.set(mutation.name, [...(kinds.get(mutation.name) ?? []), { file, mutation }]);
  const chosen: Chosen[] = [];
  for (let left = [...kinds.values()]; left.length > 0 && chosen.length < many;)
    left = left.filter((places) => {
      if (chosen.length < many) chosen.push(...places.splice(seeded.below(places.length), 1));
      return places.length > 0;
    });
  return chosen;
}
