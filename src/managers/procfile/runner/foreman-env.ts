/** The variables of an `.env` file as foreman reads them (`foreman/env.rb` 0.87): line by line, and nothing expanded. */
export function foremanEnv(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const [, name, value = ''] = /^([A-Za-z_0-9]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) variables.set(name, unquoted(value));
  }
  return variables;
}

function unquoted(value: string): string {
  const [, single] = /^'(.*)'$/.exec(value) ?? [];
  if (single !== undefined) return single;
  const [, double] = /^"(.*)"$/.exec(value) ?? [];
  return double === undefined ? value : double.replaceAll('\\n', '\n').replace(/\\(.)/g, '$1');
}
