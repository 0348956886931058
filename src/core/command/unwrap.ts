import type { CommandLine, Word } from './command-line';
import { inexact } from './place';
import { simpleCommands } from './simple-commands';
import { shellWords } from './words';
import { wrapped } from './wrappers';

/** A program that really runs, behind all shells and wrappers. */
export interface Invocation {
  /** The last part of its path: `gunicorn` for `/app/bin/gunicorn`. */
  readonly program: string;
  /** Its arguments with its own name first. */
  readonly words: readonly Word[];
  /** True where a lone `&` lets its shell go on without it. */
  readonly background: boolean;
  /** The variables set for it in its own command: `A=1 program`, `env A=1 program`. */
  readonly env: readonly Assignment[];
  /** What starts it, outermost first: `nohup`, `sh -c`, `bundle exec`. */
  readonly wrappers: readonly Wrapper[];
}

export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly word: Word;
}

export interface Wrapper {
  readonly program: string;
  /** Its words up to what it starts. */
  readonly words: readonly Word[];
}

/** A command, unwrapped. */
export interface Unwrapped {
  readonly invocations: readonly Invocation[];
  /** The words of each text that a shell reads: the command itself where it is shell text, and each behind `sh -c`. */
  readonly scripts: readonly (readonly Word[])[];
}

/** The programs that a command really runs, in the order they are written. Without a shell there is at most one. */
export function programs(command: CommandLine): readonly Invocation[] {
  return unwrap(command).invocations;
}

export function unwrap(command: CommandLine): Unwrapped {
  const invocations: Invocation[] = [];
  const scripts: (readonly Word[])[] = [];

  const script = (words: readonly Word[], background: boolean, wrappers: readonly Wrapper[]) => {
    scripts.push(words);
    for (const simple of simpleCommands(words))
      invoke(simple.words, background || simple.background, wrappers);
  };

  const invoke = (words: readonly Word[], background: boolean, outer: readonly Wrapper[]) => {
    const wrappers = [...outer];
    const env: Assignment[] = [];
    let at = assignments(words, 0, env);
    for (let word = words[at]; word; word = words[at]) {
      const program = nameOf(word);
      const text = shellText(program, words, at);
      if (text !== undefined) {
        const string = words[text];
        if (!string) break;
        wrappers.push({ program, words: words.slice(at, text) });
        script(shellWords(string.value, string.inner ?? inexact(string.at)), background, wrappers);
        return;
      }
      const next = wrapped(program, words, at);
      if (!next) {
        invocations.push({ program, words: words.slice(at), background, env, wrappers });
        return;
      }
      const end = next.assigns ? assignments(words, next.at, env) : next.at;
      wrappers.push({ program, words: words.slice(at, end) });
      at = end;
    }
  };

  if (command.shell) script(command.words, false, []);
  else invoke(command.words, false, []);
  return { invocations, scripts };
}

function assignments(words: readonly Word[], start: number, env: Assignment[]): number {
  let at = start;
  for (let word = words[at]; word; word = words[++at]) {
    const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word.value) ?? [];
    if (name === undefined || value === undefined) break;
    env.push({ name, value, word });
  }
  return at;
}

function nameOf(word: Word): string {
  return word.value.slice(word.value.lastIndexOf('/') + 1);
}

/** The index of the text in `sh -ec TEXT`, which may lie behind the end; undefined where no shell reads an argument. */
function shellText(program: string, words: readonly Word[], start: number): number | undefined {
  if (!/^(ba|da|a|z|k)?sh$/.test(program)) return undefined;
  let reads = false;
  let at = start + 1;
  for (let word = words[at]; word; word = words[++at]) {
    const option = word.value;
    if (option === '--' || option === '-') {
      at += 1;
      break;
    }
    if (!/^[-+]./.test(option)) break;
    if (option.startsWith('--')) at += /^--(rcfile|init-file)$/.test(option) ? 1 : 0;
    else {
      if (option.startsWith('-') && option.includes('c')) reads = true;
      if (/[oO]$/.test(option)) at += 1;
    }
  }
  return reads ? at : undefined;
}
