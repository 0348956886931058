import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Together } from './reading';

/** What was asked for makes no sense; its message tells why. */
export class UsageError extends Error {}

export type Asked = ReturnType<typeof parse>;

/** Words behind `-f` are files, as `docker compose -f a -f b` and `-f a b` both mean. */
export function parse(args: readonly string[]) {
  const { values, tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    tokens: true,
    options: {
      format: { type: 'string' },
      file: { type: 'string', short: 'f', multiple: true },
      manager: { type: 'string' },
      preset: { type: 'string' },
      'dry-run': { type: 'boolean' },
      'no-interpolate': { type: 'boolean' },
      profile: { type: 'string', multiple: true },
      rule: { type: 'string', multiple: true },
      'max-warnings': { type: 'string' },
      fix: { type: 'boolean' },
      baseline: { type: 'string' },
      'write-baseline': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  const words: string[] = [];
  const files: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option' && token.name === 'file') files.push(token.value ?? '');
    else if (token.kind === 'positional') (files.length > 0 ? files : words).push(token.value);
  }
  const [command, ...positionals] = words;
  return { command, positionals, files, values };
}

/** The files that are asked for as one environment, and how they are read. */
export function togetherOf({ files, values }: Asked): Together | undefined {
  const { profile: profiles, 'no-interpolate': verbatim } = values;
  if (files.length > 0)
    return { files: files.map(existingFile), verbatim: verbatim ?? false, profiles: profiles ?? [] };
  if (profiles || verbatim) throw new UsageError('--no-interpolate and --profile go with -f FILE.');
  return undefined;
}

/** An option that a command does not know is a mistake, not something to pass by. */
export function only({ values }: Asked, ...known: readonly string[]): void {
  const other = Object.keys(values).find((name) => !known.includes(name));
  if (other !== undefined) throw new UsageError(`--${other} does not belong to this command.`);
}

export function formatOf({ values: { format } }: Asked, ...known: readonly [string, ...string[]]): string {
  if (format === undefined) return known[0];
  if (!known.includes(format)) throw new UsageError(`--format is one of ${known.join(', ')}.`);
  return format;
}

export function folderOf([folder = '.', ...rest]: readonly string[]): string {
  if (rest.length > 0) throw new UsageError(`Only one folder is read: ${rest.join(' ')} is too much.`);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${folder} is not a folder.`);
  return resolve(folder);
}

export function existingFile(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`${file} is not a file.`);
  return file;
}

export function isParseError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
