/**
 * The offset behind the expansion that starts at `start`: `$(…)`, `$((…))`, `${…}`, a backquoted command,
 * or bash's `<(…)`. The text's end where it is not closed. POSIX 2024, XCU 2.2.3 and 2.6.
 */
export function expansionEnd(text: string, start: number, quoted: boolean): number {
  const first = openerAt(text, start) ?? { closer: ')', length: 2 };
  const open: string[] = [first.closer];
  let quotes = quoted ? 1 : 0;
  let at = start + first.length;
  while (open.length > 0 && at < text.length) {
    const inside = open.at(-1);
    const character = text.charAt(at);
    if (character === '\\') at += 2;
    else if (character === inside) {
      if (open.pop() === '"') quotes -= 1;
      at += 1;
    } else {
      const opener = openerAt(text, at);
      if (opener) {
        open.push(opener.closer);
        at += opener.length;
      } else if (inside === '"' || inside === '`') at += 1;
      else if (character === '"') {
        open.push('"');
        quotes += 1;
        at += 1;
      } else if (character === "'" && (inside === ')' || quotes === 0)) at = after(text, "'", at + 1);
      else {
        if (character === '(' && inside === ')') open.push(')');
        at += 1;
      }
    }
  }
  return Math.min(at, text.length);
}

/** What starts an expansion at an offset, and what ends it. */
export function openerAt(text: string, at: number): { closer: string; length: number } | undefined {
  if (text.startsWith('$(', at)) return { closer: ')', length: 2 };
  if (text.startsWith('${', at)) return { closer: '}', length: 2 };
  if (text.charAt(at) === '`') return { closer: '`', length: 1 };
  return undefined;
}

function after(text: string, closer: string, from: number): number {
  const found = text.indexOf(closer, from);
  return found < 0 ? text.length : found + 1;
}
