/** A path as an argument that no tool takes for an option. */
export function pathArgument(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}

/** Operands as the last arguments: behind `--` where one could be taken for an option. */
export function operands(...words: readonly string[]): readonly string[] {
  return words.some((word) => word.startsWith('-')) ? ['--', ...words] : words;
}
