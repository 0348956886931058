import { readDockerfile } from '../formats/dockerfile';
import type { Instruction } from '../formats/dockerfile';
import { located } from '../source';
import type { Located, Origin, SourceText } from '../source';
import type { CommandLine, Word } from './command-line';
import type { Place } from './place';
import { readable } from './readable';
import { argument } from './shlex';

/** What an image runs where nothing else is said: `ENTRYPOINT` with `CMD` behind it. */
export interface ImageCommand {
  readonly entrypoint?: ImageWords | undefined;
  readonly cmd?: ImageWords | undefined;
  /** The image from elsewhere that it is built on, as it is named: with variables, where there are some. */
  readonly base: Located<string>;
}

/** The words of one of the two: a list as it is, and text behind the shell that reads it. */
export interface ImageWords {
  readonly words: readonly Word[];
  readonly at: Origin;
}

/** The shell that reads text in an image for Linux, unless `SHELL` says another. */
const SHELL = ['/bin/sh', '-c'];

/** An entrypoint with what stands behind it, as the one argument list that is run. */
export function commandLine(parts: readonly (ImageWords | undefined)[]): CommandLine | undefined {
  const written = parts.filter((part) => part !== undefined);
  const words = written.flatMap((part) => part.words);
  const last = written.at(-1);
  if (!last || words.length === 0) return undefined;
  return { text: readable(words), words, shell: false, at: last.at };
}

interface Stage extends ImageCommand {
  readonly name: string | undefined;
  readonly shell: readonly string[];
  /** False for a `CMD` that comes from the stage it builds on. */
  readonly ownCmd: boolean;
}

/**
 * What the image of a Dockerfile's stage runs, by the stage's name; the last one's by default. Undefined where there is
 * no such stage; without what comes from an image that is not built here.
 */
export function imageCommand(source: SourceText, target = ''): ImageCommand | undefined {
  const stages: Stage[] = [];
  for (const instruction of readDockerfile(source)) {
    const last = stages.at(-1);
    if (instruction.keyword === 'FROM') stages.push(stageFrom(instruction, stages));
    else if (last) stages[stages.length - 1] = { ...last, ...changed(instruction, last) };
  }
  return target === '' ? stages.at(-1) : named(stages, target);
}

/** `FROM [--platform=...] image [AS name]`, where an image may be a stage before it. */
function stageFrom({ text, place }: Instruction, before: readonly Stage[]): Stage {
  const [base = '', as = '', name] = text.split(/\s+/).filter((word) => !word.startsWith('--'));
  const start = text.indexOf(base);
  const under = named(before, base) ?? {
    shell: SHELL,
    base: located(base, place.at(start, start + base.length)),
  };
  return { ...under, name: /^as$/i.test(as) ? name : undefined, ownCmd: false };
}

function named(stages: readonly Stage[], name: string): Stage | undefined {
  return stages.findLast((stage) => stage.name?.toLowerCase() === name.toLowerCase());
}

/** What an instruction changes. An `ENTRYPOINT` takes no `CMD` over from the image that it builds on. */
function changed(instruction: Instruction, { shell, ownCmd, cmd }: Stage): Partial<Stage> {
  switch (instruction.keyword) {
    case 'SHELL':
      return { shell: listed(instruction)?.map(({ value }) => value) ?? shell };
    case 'CMD':
      return { cmd: wordsOf(instruction, shell), ownCmd: true };
    case 'ENTRYPOINT':
      return { entrypoint: wordsOf(instruction, shell), ...(cmd && !ownCmd ? { cmd: undefined } : {}) };
    default:
      return {};
  }
}

function wordsOf(instruction: Instruction, shell: readonly string[]): ImageWords {
  const { text, place } = instruction;
  const at = place.whole;
  const inFront = shell.map((value) => ({ value, at, through: [], operator: false, exact: false }));
  return { words: listed(instruction) ?? [...inFront, argument(text, place)], at };
}

/** The words of a list, which is JSON; what is no list of texts is text for a shell. */
export function listed({ text, place }: Instruction): readonly Word[] | undefined {
  const values = jsonOf(text);
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string')) return undefined;
  const written = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)];
  return values.map((value, index) => {
    const quoted = written[index]?.[0] ?? '';
    const start = written[index]?.index ?? 0;
    const whole = place.at(start, start + quoted.length);
    const exact = quoted === `"${value}"`;
    const at: Place['at'] = (from, to) => (exact ? place.at(start + 1 + from, start + 1 + to) : whole);
    return argument(value, { whole, exact, at });
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
