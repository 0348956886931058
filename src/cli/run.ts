import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toMermaid } from '../core/graph/mermaid';
import { managers } from '../managers/index';
import { check, checkText } from './check';
import { graphJson, graphOf } from './graph';
import { inspect, inspectText } from './inspect';
import { Reading } from './reading';
import type { Together } from './reading';
import { scale } from './scale';
import { USAGE } from './usage';

/** Where the command line writes. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** The exit code: 0; 1 where `check` found errors; 2 where what was asked for cannot be done. */
export async function run(args: readonly string[], output: Output): Promise<number> {
  try {
    return await dispatch(args, output);
  } catch (error) {
    if (!(error instanceof UsageError || isParseError(error))) throw error;
    output.err(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

class UsageError extends Error {}

async function dispatch(args: readonly string[], output: Output): Promise<number> {
  const asked = parse(args);
  if (asked.values.help) {
    output.out(USAGE);
    return 0;
  }
  switch (asked.command) {
    case 'inspect': {
      only(asked, 'format', 'file', 'no-interpolate', 'profile');
      const format = formatOf(asked, 'text', 'json');
      const found = inspect(await Reading.of(folderOf(asked.positionals), togetherOf(asked)));
      output.out(format === 'json' ? json(found) : inspectText(found));
      return 0;
    }
    case 'check': {
      only(asked, 'format');
      const format = formatOf(asked, 'text', 'json');
      const problems = check(await Reading.of(folderOf(asked.positionals)));
      output.out(format === 'json' ? json(problems) : checkText(problems));
      return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
    }
    case 'graph': {
      only(asked, 'format');
      const format = formatOf(asked, 'mermaid', 'json');
      const folder = folderOf(asked.positionals);
      const reading = await Reading.of(folder);
      const graph = graphOf(reading);
      output.out(format === 'json' ? json(graphJson(graph, reading, folder)) : toMermaid(graph).text);
      return 0;
    }
    case 'scale':
      only(asked, 'manager', 'dry-run');
      return runScale(asked, output);
    case undefined:
      throw new UsageError('No command is given.');
    default:
      throw new UsageError(`There is no command ${asked.command}.`);
  }
}

async function runScale({ positionals, values }: Asked, output: Output): Promise<number> {
  const wanted = /^(.+)=(\d+)$/.exec(positionals.at(-1) ?? '');
  const [, type, digits] = wanted ?? [];
  const count = Number(digits);
  if (type === undefined || !Number.isSafeInteger(count))
    throw new UsageError('Say which process type and how many: worker=3.');
  const { manager } = values;
  if (manager !== undefined && !managers.some(({ id }) => id === manager))
    throw new UsageError(`--manager is one of ${managers.map(({ id }) => id).join(', ')}.`);
  if (!values['dry-run'])
    throw new UsageError('The command line runs nothing: only --dry-run, which prints what would run.');
  const reading = await Reading.of(folderOf(positionals.slice(0, -1)));
  const { plans, refusals } = scale(reading, type, count, manager);
  output.out(plans.map((line) => `${line}\n`).join(''));
  output.err(refusals.map((line) => `${line}\n`).join(''));
  return plans.length > 0 ? 0 : 2;
}

type Asked = ReturnType<typeof parse>;

/** Words behind `-f` are files, as `docker compose -f a -f b` and `-f a b` both mean. */
function parse(args: readonly string[]) {
  const { values, tokens } = parseArgs({
    args: [...args],
    allowPositionals: true,
    tokens: true,
    options: {
      format: { type: 'string' },
      file: { type: 'string', short: 'f', multiple: true },
      manager: { type: 'string' },
      'dry-run': { type: 'boolean' },
      'no-interpolate': { type: 'boolean' },
      profile: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
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
function togetherOf({ files, values }: Asked): Together | undefined {
  const { profile: profiles, 'no-interpolate': verbatim } = values;
  if (files.length > 0)
    return { files: files.map(existingFile), verbatim: verbatim ?? false, profiles: profiles ?? [] };
  if (profiles || verbatim) throw new UsageError('--no-interpolate and --profile go with -f FILE.');
  return undefined;
}

/** An option that a command does not know is a mistake, not something to pass by. */
function only({ values }: Asked, ...known: readonly string[]): void {
  const other = Object.keys(values).find((name) => !known.includes(name));
  if (other !== undefined) throw new UsageError(`--${other} does not belong to this command.`);
}

function formatOf({ values: { format } }: Asked, ...known: readonly [string, ...string[]]): string {
  if (format === undefined) return known[0];
  if (!known.includes(format)) throw new UsageError(`--format is one of ${known.join(', ')}.`);
  return format;
}

function folderOf([folder = '.', ...rest]: readonly string[]): string {
  if (rest.length > 0) throw new UsageError(`Only one folder is read: ${rest.join(' ')} is too much.`);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${folder} is not a folder.`);
  return resolve(folder);
}

function existingFile(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`${file} is not a file.`);
  return file;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function isParseError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
