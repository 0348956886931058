import type { CommandLine, Word } from '../../core/command/command-line';
import { literalOperators } from '../../core/command/habits/literal-operator';
import { isPassing } from '../../core/command/passing';
import { fixedPortTraits } from '../../core/command/port-trait';
import { shlexWords } from '../../core/command/shlex';
import { withoutWords } from '../../core/command/take-out';
import { commandTraits } from '../../core/command/traits';
import { programs } from '../../core/command/unwrap';
import type { ConfigFile } from '../../core/formats/config-parser';
import type { ProcessType, Quantity } from '../../core/model';
import { located } from '../../core/source';
import type { SourceText } from '../../core/source';
import type { Trait } from '../../core/trait';
import { booleanOf, valueOf } from './document';
import type { Program } from './document';
import { expansionIn } from './expansion';

/** A program of supervisor as a process type; each of its copies is a process of the group of its name. */
export function processTypeOf(program: Program, file: ConfigFile): ProcessType {
  const { name, kind, section } = program;
  const command = commandOf(program, expansionIn(file, program));
  return {
    name: located(name, section.at),
    key: name,
    alsoNamed: [],
    manager: 'supervisor',
    term: kind === 'eventlistener' ? 'event listener' : 'program',
    role: runsOnce(section, command) ? 'one-off' : 'process',
    quantity: quantityOf(program),
    ...(booleanOf(valueOf(section, 'autostart')) === false ? { dormant: 'supervisorctl start' } : {}),
    ...(command ? { command } : {}),
    needs: [],
    traits: [...restartTraits(program), ...(command ? traitsOf(command, file.source) : [])],
    body: section.at,
    declarations: [section.at],
  };
}

/** What nothing starts again does its work and ends, where it need not stay (`startsecs=0`) or cannot. */
function runsOnce(section: Program['section'], command: CommandLine | undefined): boolean {
  if (booleanOf(valueOf(section, 'autorestart')) !== false) return false;
  const ran = command ? programs(command) : [];
  const passes = ran.length > 0 && ran.every(({ program }) => isPassing(program));
  return passes || /^0+$/.test(valueOf(section, 'startsecs') ?? '');
}

/** supervisor splits the command itself (`shlex.split`), and runs no shell. */
function commandOf({ section }: Program, expanded: (text: string) => string): CommandLine | undefined {
  const written = section.options.get('command');
  if (!written || written.value === '') return undefined;
  const words = shlexWords(written.value, written.place).map((word): Word => {
    const value = expanded(word.value);
    if (value === word.value) return word;
    const { at, through, operator } = word;
    return { value, at, through, operator, exact: false };
  });
  const text = expanded(written.value).replace(/\s+/g, ' ');
  return { text, words, shell: false, at: written.place.whole };
}

/** `numprocs` is 1 where it is left out. What stands in `%(ENV_...)s` no file says. */
export function quantityOf({ section }: Program): Quantity {
  const written = section.options.get('numprocs');
  if (!written) return { kind: 'fixed', count: 1, declared: false, known: true };
  const at = located(written.value, written.place.whole);
  if (!/^\d+$/.test(written.value)) return { kind: 'fixed', declared: true, known: false, at };
  return { kind: 'fixed', count: Number(written.value), declared: true, known: true, at };
}

function traitsOf(command: CommandLine, source: SourceText): readonly Trait[] {
  return [
    ...commandTraits(command, (words) => () => withoutWords(words, source)),
    ...literalOperators(command, true),
    ...fixedPortTraits(command, 'Name it by the number of the process, as in `80%(process_num)02d`.'),
  ];
}

function restartTraits({ section }: Program): readonly Trait[] {
  const written = section.options.get('autorestart');
  if (!written || booleanOf(written.value) !== false) return [];
  const reason = 'With `autorestart=false` supervisor leaves it down';
  return [{ kind: 'not-restarted', reason, at: written.place.whole }];
}
