import { mapTree, seenThrough } from '../tree';
import type { Node, ScalarNode } from '../tree';

/** The value of a variable; undefined where it is not set. */
type Lookup = (name: string) => string | undefined;

/** What a template gives: the text Compose puts there, and whether it hangs on a variable that is not set. */
export interface Interpolated {
  readonly text: string;
  readonly known: boolean;
}

/**
 * Compose's templates (compose-go `template`): `$V`, `${V}`, `${V:-d}`, `${V-d}`, `${V:?e}`, `${V?e}`, `${V:+r}`,
 * `${V+r}`, nested; `$$` is a dollar. An unset variable without a default is a blank.
 */
export function interpolateText(text: string, variables: Lookup): Interpolated {
  let result = '';
  let known = true;
  for (let i = 0; i < text.length;) {
    const rest = text.startsWith('$', i) ? text.slice(i, i + 1 + LONGEST_REFERENCE) : '';
    const name = /^\$([A-Za-z_]\w*)/.exec(rest)?.[1];
    if (rest.startsWith('$$')) {
      result += '$';
      i += 2;
    } else if (name !== undefined) {
      const value = variables(name);
      known &&= value !== undefined;
      result += value ?? '';
      i += 1 + name.length;
    } else if (rest.startsWith('${')) {
      const end = closingBrace(rest);
      const braced = substitute(rest.slice(2, end), variables);
      known &&= braced.known;
      result += braced.text;
      i += end + 1;
    } else {
      result += text.charAt(i);
      i++;
    }
  }
  return { text: result, known };
}

/** No reference in a manifest is longer; the bound keeps unclosed ones from being looked through again and again. */
const LONGEST_REFERENCE = 2000;

function closingBrace(text: string): number {
  let depth = 0;
  for (let i = 1; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '{' && text.charAt(i - 1) === '$') depth++;
    else if (character === '}' && --depth === 0) return i;
  }
  return text.length;
}

function substitute(inside: string, variables: Lookup): Interpolated {
  const [, name = '', operator = '', word = ''] = /^([A-Za-z_]\w*)(:?[-+?])?([^]*)$/.exec(inside) ?? [];
  const value = variables(name);
  const present = operator.startsWith(':') ? value !== undefined && value !== '' : value !== undefined;
  switch (operator.at(-1)) {
    case '-':
      return present ? { text: value ?? '', known: true } : interpolateText(word, variables);
    case '+':
      return present ? interpolateText(word, variables) : { text: '', known: true };
    default:
      return { text: value ?? '', known: value !== undefined };
  }
}

/** The tree with every scalar value interpolated; keys stay as they are, and so does what has no dollar. */
export function interpolateTree(root: Node, variables: Lookup, refuse: (node: ScalarNode) => void): Node {
  return mapTree(root, (node) => {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || !node.value.includes('$')) return node;
    if (hasBadReference(node.value)) refuse(node);
    return interpolateScalar(node, variables);
  });
}

/** `${` without a name, or without an end: Compose refuses the file. A `$` before anything else stays a dollar. */
function hasBadReference(text: string): boolean {
  const references = text.replaceAll('$$', '').matchAll(/\$\{([A-Za-z_]\w*)?([^]?)/g);
  return [...references].some(([, name, next = '']) => name === undefined || !/[}:?+-]/.test(next));
}

function interpolateScalar(node: ScalarNode, variables: Lookup): ScalarNode {
  const { text, known } = interpolateText(node.text, variables);
  if (text === node.text && known) return node;
  return seenThrough(
    { ...node, value: text, text, known: node.known && known },
    { via: 'variable', at: node.at },
  );
}
