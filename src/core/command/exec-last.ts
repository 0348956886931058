import { span } from '../source';
import { verbatim } from './place';
import { shellWords } from './words';

/** Programs of the shell itself, which `exec` cannot start. */
const BUILT_IN = /^(exec|cd|export|set|source|\.|\(|\{|wait|if|for|while|until|case)$/;

/**
 * A shell's text with `exec` before its last command, so that no shell stays in front of it; the same text where the last
 * command is part of a pipe or a choice, or none that can be put in the shell's place.
 */
export function execLast(text: string): string {
  const words = shellWords(text, verbatim({ uri: '', span: span(0, text.length) }));
  const parts = words.findLastIndex(({ operator, value }) => operator && /^(&&|;|\n)$/.test(value));
  const last = words.slice(parts + 1);
  const [first] = last;
  const joined = last.some(({ operator, value }) => operator && !/[<>]/.test(value));
  if (!first || joined || BUILT_IN.test(first.value) || /^[A-Za-z_]\w*=/.test(first.value)) return text;
  const { start } = first.at.span;
  return `${text.slice(0, start)}exec ${text.slice(start)}`;
}
