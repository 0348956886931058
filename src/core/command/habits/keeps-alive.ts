import type { CommandTrait } from '../../trait';
import { isPassing } from '../passing';
import { placeOfWords } from '../place-of-words';
import { judge } from '../programs/judge';
import type { Unwrapped } from '../unwrap';
import { stepsOf } from './script';
import type { Step } from './script';

/** A command that only stays, behind one that was sent to the background: its manager watches the wrong one. */
export function keepsAlive({ scripts }: Unwrapped): readonly CommandTrait[] {
  return scripts.flatMap((script): CommandTrait[] => {
    const steps = stepsOf(script);
    const last = steps.at(-1);
    const worker = steps.slice(0, -1).find(leaves);
    const at = last && placeOfWords(last.words);
    if (!last || !worker || !at || last.background || !onlyStays(last)) return [];
    const reason = `The manager watches ${last.invocation.program}, and not ${worker.invocation.program}`;
    return [{ kind: 'keeps-alive', program: worker.invocation.program, reason, certain: true, at }];
  });
}

function leaves({ invocation, background }: Step): boolean {
  if (background) return !isPassing(invocation.program);
  return judge(invocation).some(({ kind }) => kind === 'detaches');
}

function onlyStays({ invocation: { program, words } }: Step): boolean {
  const args = words.slice(1).map(({ value }) => value);
  if (program === 'sleep') return /^inf(inity)?$/.test(args[0] ?? '');
  return program === 'tail' && args.some((value) => /^(-[a-z\d]*[fF][a-z\d]*|--follow(=\w+)?)$/.test(value));
}
