/** The longest name that is drawn whole. */
const LONGEST = 36;
const UNNAMED = '(unnamed)';

/** Line ends and other controls, marks that turn the direction of the text around them, lone surrogates. */
const UNDRAWABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;
const PLAIN = /[\p{L}\p{M}\p{N} _./,?!+()'–·…-]/u;

/** A name on one line, shortened in the middle where it is long: the ends of long names tell them apart. */
export function drawableName(name: string, longest = LONGEST): string {
  const line = name
    .slice(0, 4 * 1024)
    .replace(UNDRAWABLE, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return line === '' ? UNNAMED : shorten(line, longest);
}

/** What mermaid would still interpret after it has decoded the entities: a space without width breaks it. */
const INTERPRETED_LATE = /\\(?=n)|\$(?=\$)|:(?=fa-)|\uFB02(?=\u00B0)|\u00B6(?=\u00DF)/g;

/**
 * Text that mermaid shows as itself: what could be its syntax, HTML, Markdown, a formula or an icon is written as an
 * entity.
 */
export function escapeLabel(text: string): string {
  return [...text.replace(INTERPRETED_LATE, '$&\u200B')]
    .map((character) => (PLAIN.test(character) ? character : `#${character.codePointAt(0) ?? 0};`))
    .join('');
}

const SEGMENTER = new Intl.Segmenter();

/** Each character of such a text is one that a person sees. */
const SINGLE = /^[ -~]*$/;

function shorten(line: string, longest: number): string {
  if (line.length <= longest && SINGLE.test(line)) return line;
  const characters = [...SEGMENTER.segment(line)].map(({ segment }) => [...segment].slice(0, 8).join(''));
  if (characters.length <= longest) return characters.join('');
  const tail = Math.floor(longest / 3);
  return `${characters.slice(0, longest - tail - 1).join('')}…${characters.slice(-tail).join('')}`;
}
