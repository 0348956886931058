import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import type { CommandLine, Word } from '../../../src/core/command/command-line';
import { verbatim } from '../../../src/core/command/place';
import { argument, shlexWords } from '../../../src/core/command/shlex';
import { shellWords } from '../../../src/core/command/words';

const uri = 'file:///app/Procfile';

function placeIn(text: string, offset: number) {
  return verbatim({ uri, span: { start: offset, end: offset + text.length } });
}

/** A command that its manager gives to a shell; the file is the text itself. */
export function shell(text: string): CommandLine {
  const place = placeIn(text, 0);
  return { text, words: shellWords(text, place), shell: true, at: place.whole };
}

/** A command that its manager splits by itself and runs without a shell. */
export function split(text: string): CommandLine {
  const place = placeIn(text, 0);
  return { text, words: shlexWords(text, place), shell: false, at: place.whole };
}

/** A list of arguments; the file is the arguments, each on its line. */
export function list(...values: string[]): CommandLine {
  const text = values.join('\n');
  let at = 0;
  const words = values.map((value) => {
    const word = argument(value, placeIn(value, at));
    at += value.length + 1;
    return word;
  });
  return { text, words, shell: false, at: placeIn(text, 0).whole };
}

/** What a word's range covers in the text. */
export function written(command: CommandLine, word: Word): string {
  return command.text.slice(word.at.span.start, word.at.span.end);
}

export function values(words: readonly Word[]): string[] {
  return words.map((word) => word.value);
}

/** What the real `sh` prints for a script. */
export function sh(script: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  assert.equal(status, 0, `${script}\n${stderr}`);
  return stdout;
}

/** A stream of numbers that a seed decides, each from 0 below `bound` (a linear congruential generator). */
export function numbers(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
