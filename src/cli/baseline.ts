import { readFileSync } from 'node:fs';
import type { Found } from './check';
import { json } from './output';

const VERSION = 1;

/** The text of a baseline: problems that are known, and not told of any more. */
export function baselineText(found: readonly Found[]): string {
  const problems = found.map(({ fingerprint, said: { rule, path } }) => ({ path, rule, fingerprint }));
  return json({ version: VERSION, problems });
}

/** The fingerprints of a baseline; undefined where the file is none. */
export function readBaseline(file: string): readonly string[] | undefined {
  try {
    const { version, problems } = JSON.parse(readFileSync(file, 'utf8')) as {
      version?: unknown;
      problems?: readonly { fingerprint?: unknown }[];
    };
    return version === VERSION ? problems?.map(({ fingerprint }) => String(fingerprint)) : undefined;
  } catch {
    return undefined;
  }
}

/** What is not known yet, and how much of what is known is gone. */
export function exceptKnown(
  found: readonly Found[],
  known: readonly string[],
): { readonly found: readonly Found[]; readonly gone: number } {
  const prints = new Set(found.map(({ fingerprint }) => fingerprint));
  const old = new Set(known);
  return {
    found: found.filter(({ fingerprint }) => !old.has(fingerprint)),
    gone: known.filter((fingerprint) => !prints.has(fingerprint)).length,
  };
}
