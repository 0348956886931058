import type { SourceText, Uri } from '../../../core/source';
import { resolveUri } from '../../../core/uri';
import type { RunnerId } from './runners';

/** The text of a file; undefined where it is not there. */
export type TextOf = (uri: Uri) => SourceText | undefined;

/** A file beside the Procfile that shows which runner starts it. */
interface Clue {
  readonly file: string;
  readonly runner: RunnerId;
  /** Whether what the file says shows it; absent where it is enough that it is there. */
  readonly says?: (text: string) => boolean;
}

/** The surest first: a runner's own settings, the script that starts it, then what is installed. */
const CLUES: readonly Clue[] = [
  { file: '.overmind.env', runner: 'overmind' },
  { file: '.env', runner: 'overmind', says: has(/^[ \t]*(?:export[ \t]+)?OVERMIND_\w+[ \t]*[=:]/m) },
  { file: '.foreman', runner: 'foreman' },
  { file: '.forego', runner: 'forego' },
  { file: 'bin/dev', runner: 'overmind', says: startsOnly('overmind') },
  { file: 'bin/dev', runner: 'hivemind', says: startsOnly('hivemind') },
  { file: 'bin/dev', runner: 'foreman', says: startsOnly('foreman') },
  { file: 'package.json', runner: 'nf', says: dependsOn('foreman') },
  { file: 'Gemfile', runner: 'overmind', says: has(/^[ \t]*gem[ \t(]+["']overmind["']/m) },
  { file: 'Gemfile', runner: 'foreman', says: has(/^[ \t]*gem[ \t(]+["']foreman["']/m) },
  { file: 'requirements.txt', runner: 'honcho', says: has(/^honcho\b/im) },
  { file: 'requirements-dev.txt', runner: 'honcho', says: has(/^honcho\b/im) },
  { file: 'Pipfile', runner: 'honcho', says: has(/^["']?honcho["']?[ \t]*=/im) },
  {
    file: 'pyproject.toml',
    runner: 'honcho',
    says: has(/(?:^|[[,])[ \t]*["']honcho\b|^["']?honcho["']?[ \t]*=/im),
  },
];

function has(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text);
}

/** A script that can start several runners chooses when it runs: it shows none. */
function startsOnly(runner: RunnerId): (text: string) => boolean {
  return (text) => {
    const started = new Set([...text.matchAll(STARTS)].map(([, name]) => name));
    return started.size === 1 && started.has(runner);
  };
}

const STARTS = /\b(foreman|overmind|hivemind)[ \t]+(?:start|s|Procfile[\w.]*)\b/g;

/** By an npm package of that name. */
function dependsOn(name: string): (text: string) => boolean {
  return (text) => {
    const manifest = objectIn(text);
    return ['dependencies', 'devDependencies', 'optionalDependencies'].some((kind) => {
      const packages = manifest?.[kind];
      return typeof packages === 'object' && packages !== null && Object.hasOwn(packages, name);
    });
  };
}

/** The object of a JSON text; undefined where it is broken or something else. */
function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** The runner that the files of a folder show to be in use there. */
export function runnerIn(folder: Uri, textOf: TextOf): RunnerId | undefined {
  return CLUES.find(({ file, says }) => {
    const text = textOf(resolveUri(folder, file))?.text;
    return text !== undefined && (says?.(text) ?? true);
  })?.runner;
}
