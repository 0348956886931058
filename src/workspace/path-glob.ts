/** One step of a glob. `folders` is `**` and a slash, and `inside` the rest of a folder's name that it has begun. */
type Step = 'folders' | 'inside' | 'anything' | 'name' | 'letter' | { readonly text: string };

/** Longer globs, and those with more ways through their braces, match nothing. */
const LONGEST = 300;
const MOST_WAYS = 100;

/**
 * A test for paths by globs of `*`, `**`, `?` and `{a,b}`; one without a slash is for the name alone, in any folder.
 * It takes time in proportion to the path, whatever the glob.
 */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const ways = globs.flatMap((glob) => braceWays(glob)).map(stepsOf);
  return (path) => ways.some((steps) => matches(steps, path));
}

function braceWays(glob: string): readonly string[] {
  if (glob.length > LONGEST) return [];
  let ways = [glob.includes('/') ? glob.replace(/^\.?\//, '') : `**/${glob}`];
  for (;;) {
    const next = ways.flatMap((way) => {
      const [whole, before = '', choices = '', after = ''] = /^(.*?)\{([^{}]*)\}(.*)$/.exec(way) ?? [];
      return whole === undefined ? [way] : choices.split(',').map((choice) => before + choice + after);
    });
    if (next.length > MOST_WAYS) return [];
    if (next.every((way, index) => way === ways[index])) return ways;
    ways = next;
  }
}

function stepsOf(glob: string): readonly Step[] {
  return [...glob.matchAll(/\*\*\/|\*\*|\*|\?|[^*?]/gu)].flatMap(([part]): readonly Step[] => {
    if (part === '**/') return ['folders', 'inside'];
    if (part === '**') return ['anything'];
    if (part === '*') return ['name'];
    return part === '?' ? ['letter'] : [{ text: part }];
  });
}

function matches(steps: readonly Step[], path: string): boolean {
  let at = reached(steps, [0]);
  for (const letter of path) {
    at = reached(
      steps,
      [...at].flatMap((index) => next(steps[index], index, letter)),
    );
    if (at.size === 0) return false;
  }
  return at.has(steps.length);
}

/** What a letter leads to from a step. */
function next(step: Step | undefined, index: number, letter: string): readonly number[] {
  if (step === undefined) return [];
  if (typeof step === 'object') return step.text === letter ? [index + 1] : [];
  if (step === 'anything') return [index];
  if (step === 'inside') return [letter === '/' ? index - 1 : index];
  if (letter === '/') return [];
  if (step === 'name') return [index];
  return [index + 1];
}

/** The steps and those behind what may stand for nothing. */
function reached(steps: readonly Step[], from: readonly number[]): Set<number> {
  const at = new Set<number>();
  const visit = (index: number): void => {
    if (at.has(index)) return;
    at.add(index);
    const step = steps[index];
    if (step === 'anything' || step === 'name') visit(index + 1);
    else if (step === 'folders') visit(index + 2);
  };
  from.forEach(visit);
  return at;
}
