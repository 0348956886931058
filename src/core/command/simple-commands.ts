import type { Word } from './command-line';

/** A program with its arguments, as it stands between the operators of a shell text; redirections are left out. */
export interface SimpleCommand {
  readonly words: readonly Word[];
  /** True where a lone `&` lets the shell go on without it. */
  readonly background: boolean;
}

/** Words of the shell's grammar that may stand before a command (POSIX 2024, XCU 2.4). */
const grammar = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'do',
  'done',
  'while',
  'until',
  'esac',
  '{',
  '}',
  '!',
]);
/** Words behind which no command stands up to the next operator. */
const headings = new Set(['for', 'select', 'function', 'case']);

/** The simple commands of a shell text, in the order they are written, whatever decides whether they run. */
export function simpleCommands(words: readonly Word[]): SimpleCommand[] {
  const commands: { words: Word[]; background: boolean }[] = [];
  let current: Word[] = [];
  let list = 0;
  let heading = '';
  let cases = 0;
  let pattern = false;
  let target = false;
  let test = false;
  const flush = () => {
    if (current.length > 0) commands.push({ words: current, background: false });
    current = [];
    heading = '';
  };
  for (const word of words) {
    const { value, operator } = word;
    if (test) test = operator || value !== ']]';
    else if (pattern) {
      if (!operator && value === 'esac') cases -= 1;
      pattern = operator ? value !== ')' : value !== 'esac';
      heading = '';
    } else if (operator && /[<>]/.test(value)) target = !/&(\d+-?|-)$/.test(value);
    else if (operator) {
      if (value === '(') current = [];
      flush();
      target = false;
      if (value === '&') for (const command of commands.slice(list)) command.background = true;
      if (!/^(&&|\|\||\||\|&|\(|\))$/.test(value)) list = commands.length;
      pattern = value.startsWith(';;') && cases > 0;
    } else if (target) target = false;
    else if (heading) {
      if (value === 'in' && heading === 'case') pattern = true;
    } else if (current.length > 0) current.push(word);
    else if (value === '[[') test = true;
    else if (headings.has(value)) {
      heading = value;
      if (value === 'case') cases += 1;
    } else if (!grammar.has(value)) current.push(word);
    else if (value === 'esac') cases = Math.max(0, cases - 1);
  }
  flush();
  return commands;
}
