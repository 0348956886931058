/** The variables of an `.env` file, the last of a name winning, as compose-go's and Ruby's dotenv agree on them. */
export function readDotenv(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const match of text.matchAll(ASSIGNMENT)) {
    const [, name = '', double, single, plain = ''] = match;
    if (double !== undefined) variables.set(name, unescape(double));
    else variables.set(name, single ?? plain.replace(/\s+#.*$/, '').trim());
  }
  return variables;
}

const ASSIGNMENT =
  /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*[=:][ \t]*(?:"((?:[^"\\]|\\[^])*)"|'([^']*)'|([^\r\n]*))/gm;

function unescape(text: string): string {
  return text.replace(/\\([^])/g, (whole, character: string) => ESCAPES[character] ?? whole);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$' };
