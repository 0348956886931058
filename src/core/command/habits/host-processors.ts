import type { CommandTrait } from '../../trait';
import type { Word } from '../command-line';
import { placeOfWords } from '../place-of-words';
import type { Unwrapped } from '../unwrap';

/**
 * As many workers as the machine has processors: `pm2 -i max` asks `os.cpus()`, and `nproc` knew of no quota before GNU
 * coreutils 9.8. Neither is the share that a container may use.
 */
export function hostProcessors({ invocations, scripts }: Unwrapped): readonly CommandTrait[] {
  const asked = invocations.flatMap(({ program, words }) =>
    /^pm2(-runtime)?$/.test(program) ? trait(program, `\`${program}\` starts`, instances(words), true) : [],
  );
  const counted = scripts
    .flat()
    .filter(({ value }) => /\$\(nproc\)|`nproc`/.test(value))
    .flatMap((word) => trait('nproc', '`nproc` may count', [word], false));
  return [...asked, ...counted];
}

/** The words that ask for a worker on each processor: `-i max`, `-i 0`, `--instances=max`. */
function instances(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex(({ value }) => /^(-i|--instances)(=?(max|0))?$/.test(value));
  const [flag, value] = words.slice(at, at + 2);
  if (at < 0 || !flag) return [];
  if (/(max|0)$/.test(flag.value)) return [flag];
  return value && /^(max|0)$/.test(value.value) ? [flag, value] : [];
}

function trait(program: string, who: string, words: readonly Word[], certain: boolean): CommandTrait[] {
  const at = placeOfWords(words);
  if (!at) return [];
  const reason = certain
    ? `${who} a process for each processor of the machine`
    : `${who} the processors of the machine`;
  return [{ kind: 'counts-processors', program, reason, certain, at }];
}
