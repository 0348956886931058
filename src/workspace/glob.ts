/** A test for file names by globs of `*`, `?` and `{a,b}`, as `Manager.files` holds them. */
export function nameMatcher(globs: readonly string[]): (name: string) => boolean {
  const pattern = new RegExp(`^(?:${globs.map(toRegExp).join('|')})$`);
  return (name) => pattern.test(name);
}

function toRegExp(glob: string): string {
  return glob.replace(/[*?{},.+^$()|[\]\\]/g, (character) => MEANING[character] ?? `\\${character}`);
}

const MEANING: Readonly<Record<string, string>> = { '*': '.*', '?': '.', '{': '(?:', '}': ')', ',': '|' };
