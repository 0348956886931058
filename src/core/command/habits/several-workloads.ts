import type { CommandTrait } from '../../trait';
import { placeOfWords } from '../place-of-words';
import { isServer } from '../programs/servers';
import type { Invocation, Unwrapped } from '../unwrap';
import { stepsOf } from './script';

/** Programs that run at once in one command: one count holds for all of them. */
export function severalWorkloads({ scripts, invocations }: Unwrapped): readonly CommandTrait[] {
  const beside = scripts.flatMap((script): CommandTrait[] => {
    const servers = stepsOf(script).filter(({ invocation }) => isServer(invocation));
    const behind = servers.find(({ background }) => background);
    const other = servers.find(({ invocation }) => invocation.program !== behind?.invocation.program);
    const at = behind && placeOfWords(behind.words);
    if (!other || !at) return [];
    const { program } = behind.invocation;
    const reason = `${program} runs beside ${other.invocation.program}`;
    return [{ kind: 'several-workloads', program, reason, certain: true, at }];
  });
  return [...beside, ...invocations.flatMap(atOnce)];
}

/** Programs that run their arguments at once. What those are hangs on package.json, or may be a build that watches. */
function atOnce({ program, words }: Invocation): CommandTrait[] {
  const operands = words.slice(1).filter(({ value }) => !value.startsWith('-'));
  const parallel =
    /^(concurrently|run-p)$/.test(program) ||
    (program === 'npm-run-all' && words.some(({ value }) => /^(-p|--parallel)$/.test(value)));
  const at = placeOfWords(words);
  if (!parallel || operands.length < 2 || !at) return [];
  return [
    {
      kind: 'several-workloads',
      program,
      reason: `${program} runs several programs at once`,
      certain: false,
      at,
    },
  ];
}
