import type { CommandTrait } from '../../trait';
import type { Word } from '../command-line';
import { placeOfWords } from '../place-of-words';
import { isServer } from '../programs/servers';
import type { Unwrapped } from '../unwrap';
import { stepsOf } from './script';
import type { Step } from './script';

/** A shell loop without an end around a server: it starts again what crashed. */
export function restartLoops({ scripts }: Unwrapped): readonly CommandTrait[] {
  return scripts.flatMap((script) =>
    loopsOf(script).flatMap(({ heading, condition, body }): CommandTrait[] => {
      const until = heading.value === 'until';
      const steps = stepsOf(until && !isEndless(heading, condition) ? condition : body);
      if (stepsOf(body).some(waitsLong)) return [];
      const server = steps.find(({ invocation, background }) => !background && isServer(invocation));
      const at = placeOfWords([heading, ...condition]);
      if (!server || !at || (!until && !isEndless(heading, condition))) return [];
      const { program } = server.invocation;
      const reason = `This loop starts ${program} again each time it ends`;
      return [{ kind: 'restarts-itself', program, reason, certain: true, at }];
    }),
  );
}

/** A minute or more: then the loop is a schedule, and what it starts is meant to end. */
function waitsLong({ invocation: { program, words } }: Step): boolean {
  const [, number, unit = 's'] = /^([\d.]+)([smhd]?)$/.exec(words[1]?.value ?? '') ?? [];
  return program === 'sleep' && (Number(number) >= 60 || /[mhd]/.test(unit));
}

/** Loops of more words are not read to their end. */
const LONGEST = 200;

interface Loop {
  readonly heading: Word;
  readonly condition: readonly Word[];
  readonly body: readonly Word[];
}

/** The outermost loops. */
function loopsOf(script: readonly Word[]): readonly Loop[] {
  const loops: Loop[] = [];
  for (let start = 0; start < script.length; start++) {
    const heading = script[start];
    if (!heading || !/^(while|until)$/.test(heading.value) || !startsCommand(script, start)) continue;
    const near = script.slice(start, start + LONGEST);
    const begin = near.findIndex((word) => isWord(word, 'do'));
    if (begin < 0) continue;
    let depth = 1;
    let end = begin + 1;
    for (; end < near.length && depth > 0; end++)
      depth += isWord(near[end], 'do') ? 1 : isWord(near[end], 'done') ? -1 : 0;
    loops.push({ heading, condition: withoutEnd(near.slice(1, begin)), body: near.slice(begin + 1, end) });
    start += end - 1;
  }
  return loops;
}

const isWord = (word: Word | undefined, value: string) => word?.operator === false && word.value === value;

function startsCommand(script: readonly Word[], at: number): boolean {
  const before = script[at - 1];
  return !before || before.operator || /^(do|then|else|\{|!)$/.test(before.value);
}

function withoutEnd(words: readonly Word[]): readonly Word[] {
  return words.slice(0, words.findLastIndex(({ operator }) => !operator) + 1);
}

function isEndless({ value }: Word, condition: readonly Word[]): boolean {
  const text = condition.map((word) => word.value).join(' ');
  return value === 'until' ? text === 'false' : /^(true|:|\[ 1 \]|sleep \S+)$/.test(text);
}
