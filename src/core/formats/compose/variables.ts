import { readDotenv } from '../dotenv';
import { interpolateText } from './interpolate';
import type { Missing } from '../../manager';
import type { SourceText, Uri } from '../../source';

/** The value of a variable; undefined where it is not set. The editor's own environment is never read. */
export interface Variables {
  (name: string): string | undefined;
  /** The same for the same variables. */
  readonly version: string;
}

/** What gives the text of a file. */
interface Texts {
  text(file: Uri): SourceText | Missing;
}

export const noVariables: Variables = Object.assign(() => undefined, { version: '' });

/** Variables with those of env files beside them: what was set before wins, as for an included project. */
export function variablesOver(before: Variables, files: readonly Uri[], texts: Texts): Variables {
  const added = new Map(files.flatMap((file) => [...variablesIn(file, before, texts)]));
  const lookup = (name: string) => before(name) ?? added.get(name);
  return Object.assign(lookup, { version: JSON.stringify([before.version, ...added]) });
}

/**
 * The variables of an env file; none where there is no such file. Its values may use what was set before, and each
 * other. One that hangs on an unset variable has a blank in its place, as Compose gives it.
 */
export function variablesIn(file: Uri, before: Variables, texts: Texts): ReadonlyMap<string, string> {
  const source = texts.text(file);
  if (typeof source !== 'object') return new Map();
  return readDotenv(
    source.text,
    (template, own) => interpolateText(template, (name) => before(name) ?? own.get(name)).text,
  );
}
