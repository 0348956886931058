/** A host name in a value, with its range in the value. */
export interface HostName {
  readonly host: string;
  readonly start: number;
  readonly end: number;
}

/** A longer value is no address; and looking through it could take quadratic time. */
const LONGEST_VALUE = 4096;

const IN_URL = /[a-z][\w+.-]*:\/\/(?:[^\s/@]*@)?([a-zA-Z0-9][\w.-]*)(?=[:/?#,\s]|$)/g;
const HOST_AND_PORT = /^([a-zA-Z0-9][\w.-]*)(?::\d+)?$/;
const NAMES_A_HOST =
  /(^|_)(HOST|HOSTNAME|SERVER|SERVERS|ADDR|ADDRESS|ENDPOINT|BROKER|BROKERS|NODE|NODES|URL)$/i;

/** Host names that the value of an environment variable gives: in URLs, and alone where the variable's name says so. */
export function hostsIn(variable: string, value: string): readonly HostName[] {
  if (value.length > LONGEST_VALUE) return [];
  const found: HostName[] = [];
  for (const match of value.matchAll(IN_URL)) {
    const host = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(host);
    found.push({ host, start, end: start + host.length });
  }
  if (found.length > 0 || !NAMES_A_HOST.test(variable)) return found;
  let offset = 0;
  for (const part of value.split(',')) {
    const host = HOST_AND_PORT.exec(part.trim())?.[1];
    const start = offset + (part.length - part.trimStart().length);
    if (host !== undefined && !/^[\d.]+$/.test(host)) found.push({ host, start, end: start + host.length });
    offset += part.length + 1;
  }
  return found;
}
