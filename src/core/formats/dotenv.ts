/** Puts variables into a value; undefined where it hangs on one that is not set. `$$` stands for a dollar. */
export type Expand = (template: string, variables: ReadonlyMap<string, string>) => string | undefined;

/** A variable as an `.env` file sets it. */
export interface Assignment {
  readonly name: string;
  /** The value as it is written, without its quotes and a comment behind it. */
  readonly written: string;
  /** Where `written` begins in the text. */
  readonly start: number;
  readonly quotes: 'double' | 'single' | 'none';
}

/**
 * The variables of an `.env` file as compose-go's and Ruby's dotenv agree on them, the last of a name winning.
 * Values outside single quotes are expanded by the variables above them; without `expand` they stay as written.
 * One whose expansion is not known is not set. Behind a quote that nothing closes nothing is read.
 */
export function readDotenv(text: string, expand?: Expand): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const { name, written, quotes } of assignmentsIn(text)) {
    const value =
      quotes === 'single'
        ? written.replaceAll("\\'", "'")
        : expanded(quotes === 'none' ? written : unescape(written, expand), variables, expand);
    if (value === undefined) variables.delete(name);
    else variables.set(name, value);
  }
  return variables;
}

/** What an `.env` file sets, in the order of its lines. Behind a quote that nothing closes nothing is read. */
export function* assignmentsIn(text: string): Generator<Assignment> {
  for (const match of text.replace(/^\uFEFF/, ' ').matchAll(STATEMENT)) {
    const [whole, name = '', double, single, unclosed, plain = ''] = match;
    if (unclosed !== undefined) return;
    const end = match.index + whole.length;
    const quoted = double ?? single;
    if (quoted === undefined) yield { name, written: bare(plain), start: end - plain.length, quotes: 'none' };
    else {
      const quotes = double === undefined ? 'single' : 'double';
      yield { name, written: quoted, start: end - 1 - quoted.length, quotes };
    }
  }
}

const STATEMENT =
  /^[ \t]*(?:export[ \t]+)?([\p{L}\p{N}_.[\]-]+)[ \t]*[=:][ \t]*(?:"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'|(["'])|([^\n]*))/gmu;

/** Without quotes a comment begins at a `#` behind a blank, and nowhere else. */
function bare(text: string): string {
  return (text.split(' #')[0] ?? '').trim();
}

function expanded(template: string, variables: ReadonlyMap<string, string>, expand?: Expand) {
  return expand && template.includes('$') ? expand(template, variables) : template;
}

/** A dollar that is escaped stays one when the value is expanded. */
function unescape(text: string, expand?: Expand): string {
  return text.replace(/\\([^])/g, (whole, character: string) =>
    character === '$' ? (expand ? '$$' : '$') : (ESCAPES[character] ?? whole),
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  '\\': '\\',
};
