/** A host name in a value, with its range in the value. */
export interface HostName {
  readonly host: string;
  readonly start: number;
  readonly end: number;
}

/** A longer value is no address; and looking through it could take quadratic time. */
const LONGEST_VALUE = 4096;

/** A URL up to its host, or hosts: `mongodb://one:27017,two:27017`. */
const URL_HOSTS = /[a-z][\w+.-]*:\/\/(?:[^\s/@]*@)?(?=([^\s/?#]+))/g;
const HOST_IN_URL = /^([a-zA-Z0-9][\w.-]*)(?::.|$)/;
const HOST_AND_PORT = /^([a-zA-Z0-9][\w.-]*)(?::\d+)?$/;
const NAMES_A_HOST =
  /(^|_)(HOST|HOSTNAME|SERVER|SERVERS|ADDR|ADDRESS|ENDPOINT|BROKER|BROKERS|NODE|NODES|URL)$/i;

/** Host names that the value of an environment variable gives: in URLs, and alone where the variable's name says so. */
export function hostsIn(variable: string, value: string): readonly HostName[] {
  if (value.length > LONGEST_VALUE) return [];
  const inUrls = [...value.matchAll(URL_HOSTS)].flatMap((match) =>
    listed(match[1] ?? '', HOST_IN_URL, match.index + match[0].length),
  );
  if (inUrls.length > 0 || !NAMES_A_HOST.test(variable)) return inUrls;
  return listed(value, HOST_AND_PORT, 0).filter(({ host }) => !/^[\d.]+$/.test(host));
}

/** The hosts of a list with commas that starts at an offset. */
function listed(text: string, pattern: RegExp, from: number): readonly HostName[] {
  const found: HostName[] = [];
  let offset = from;
  for (const part of text.split(',')) {
    const host = pattern.exec(part.trim())?.[1];
    const start = offset + (part.length - part.trimStart().length);
    if (host !== undefined) found.push({ host, start, end: start + host.length });
    offset += part.length + 1;
  }
  return found;
}
