/** A glob without braces for each way through them: hosts do not agree on braces within braces. */
export function expandBraces(glob: string): readonly string[] {
  const [whole, before = '', choices = '', after = ''] = INNERMOST.exec(glob) ?? [];
  if (whole === undefined) return [glob];
  const ways = choices.split(',').flatMap((choice) => expandBraces(`${before}${choice}${after}`));
  return [...new Set(ways)];
}

const INNERMOST = /^(.*?)\{([^{}]*)\}(.*)$/;

/** A test for file names by globs of `*`, `?` and `{a,b}`, as `Manager.files` holds them; made once for each array. */
export function nameMatcher(globs: readonly string[]): (name: string) => boolean {
  const known = patterns.get(globs);
  const pattern = known ?? new RegExp(`^(?:${globs.flatMap(expandBraces).map(toRegExp).join('|')})$`);
  if (!known) patterns.set(globs, pattern);
  return (name) => pattern.test(name);
}

const patterns = new WeakMap<readonly string[], RegExp>();

function toRegExp(glob: string): string {
  return glob.replace(/[*?.+^$()|[\]\\]/g, (character) => MEANING[character] ?? `\\${character}`);
}

const MEANING: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };
