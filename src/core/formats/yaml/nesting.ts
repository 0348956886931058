/**
 * Deeper than any manifest, and far from where the recursive composer would exhaust the stack,
 * which inside a regular expression ends the whole process.
 */
export const DEEPEST_NESTING = 500;

/**
 * The offset at which a text nests deeper than `DEEPEST_NESTING`; undefined where it nowhere does.
 * It counts brackets inside quotes too, so it may overrate a text, never underrate it.
 */
export function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  let leading = 0;
  let atLineStart = true;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > DEEPEST_NESTING) return i;
        atLineStart = false;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        if (depth > 0) depth--;
        atLineStart = false;
        break;
      case 0x0a:
      case 0x0d:
        atLineStart = true;
        leading = 0;
        break;
      case 0x20:
      case 0x2d: // -
      case 0x3a: // :
      case 0x3f: // ?
        if (atLineStart && ++leading > DEEPEST_NESTING) return i;
        break;
      default:
        atLineStart = false;
    }
  }
  return undefined;
}
