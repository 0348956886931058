import type { CommandTrait } from '../../trait';
import type { CommandLine } from '../command-line';
import { programs } from '../unwrap';

const OPERATOR = /^(&&|\|\|?|;|&|\d?>>?|\d?>&\d|<)$/;

/** Programs to which such a word is an argument like any other. */
const TAKES = /^(find|test|\[|expr|echo|printf|xargs|parallel|concurrently|run-p|jq|yq|awk|grep|sed)$/;

/** A shell's operator as a word of its own where no shell reads it: the program gets it, and all behind it, as arguments. */
export function literalOperators(command: CommandLine, certain: boolean): readonly CommandTrait[] {
  const { shell, words } = command;
  const [name] = words;
  const found = words.slice(1).find(({ value, operator }) => !operator && OPERATOR.test(value));
  if (shell || !name || !found) return [];
  const [invocation] = programs(command);
  const program = invocation?.program ?? name.value;
  if (TAKES.test(program)) return [];
  const reason = `No shell reads this: \`${found.value}\` and all that is written behind it are arguments of ${program}`;
  return [{ kind: 'literal-operator', program, reason, certain, at: found.at }];
}
