import type { CommandLine, Word } from '../command-line';
import { simpleCommands } from '../simple-commands';
import { unwrap } from '../unwrap';
import type { Invocation } from '../unwrap';

/** How many words behind a command are looked at: what closes around it is far fewer. */
const REACH = 50;

/** A simple command of a shell text with what stands around it. */
export interface Step {
  readonly invocation: Invocation;
  readonly words: readonly Word[];
  readonly background: boolean;
  /** The word right before it; undefined at the beginning. */
  readonly before: Word | undefined;
  /** What is written right behind it, without its redirections. */
  readonly rest: readonly Word[];
  readonly redirected: boolean;
}

/** The simple commands of a shell text that run a program, in order. Those of a text within, behind `sh -c`, are none. */
export function stepsOf(script: readonly Word[]): readonly Step[] {
  const places = new Map(script.map((word, index) => [word, index]));
  return simpleCommands(script).flatMap(({ words, background }): Step[] => {
    const [first] = words;
    const last = words.at(-1);
    if (!first || !last) return [];
    const { invocations, scripts } = unwrap(shellText(words));
    const [invocation] = invocations;
    if (!invocation || scripts.length > 1) return [];
    const end = (places.get(last) ?? script.length) + 1;
    const behind = script.slice(end, end + REACH);
    const rest = withoutRedirections(behind);
    const before = script[(places.get(first) ?? 0) - 1];
    return [{ invocation, words, background, before, rest, redirected: rest.length < behind.length }];
  });
}

function shellText(words: readonly Word[]): CommandLine {
  const at = words[0]?.at ?? { uri: '', span: { start: 0, end: 0 } };
  return { text: '', words, shell: true, at };
}

function withoutRedirections(words: readonly Word[]): readonly Word[] {
  let at = 0;
  for (let word = words[at]; word?.operator && /[<>]/.test(word.value); word = words[at])
    at += /&(\d+-?|-)$/.test(word.value) ? 1 : 2;
  return words.slice(at);
}
