import type { CommandLine, Word } from '../../core/command/command-line';
import { literalOperators } from '../../core/command/habits/literal-operator';
import { inexact, verbatim } from '../../core/command/place';
import { readable } from '../../core/command/readable';
import { argument } from '../../core/command/shlex';
import { commandTraits } from '../../core/command/traits';
import type { RemoveWords } from '../../core/command/remove-words';
import type { ProcessType, Quantity, Role } from '../../core/model';
import { located, span } from '../../core/source';
import type { PropertyList, Value } from './plist';

const SCHEDULES = ['StartInterval', 'StartCalendarInterval'];
const DEMANDS = [
  'Sockets',
  'MachServices',
  'WatchPaths',
  'QueueDirectories',
  'StartOnMount',
  'inetdCompatibility',
];

/** The job of a property list; undefined where it has no label. */
export function processTypeOf(list: PropertyList): ProcessType | undefined {
  const { root } = list;
  const label = root?.entries.get('Label');
  if (!root || label?.type !== 'string' || label.text === '') return undefined;
  const command = commandOf(root, list);
  const short = label.text.slice(label.text.lastIndexOf('.') + 1);
  return {
    name: located(label.text, label.content),
    key: label.text,
    alsoNamed: short === label.text || short === '' ? [] : [short],
    manager: 'launchd',
    term: 'job',
    role: roleOf(root),
    quantity: quantityOf(root),
    ...(command ? { command } : {}),
    needs: [],
    traits: command ? [...commandTraits(command, wordRemover(list)), ...literalOperators(command, true)] : [],
    body: root.at,
    declarations: [label.content],
  };
}

function roleOf(job: Value): Role {
  return SCHEDULES.some((key) => job.entries.has(key)) ? 'scheduled' : 'process';
}

/** There is no count: a label is one process, kept up or started when something asks for it. */
function quantityOf(job: Value): Quantity {
  const kept = job.entries.get('KeepAlive')?.type === 'true';
  const asked = [...SCHEDULES, ...DEMANDS].some((key) => demands(job.entries.get(key)));
  return { kind: asked && !kept ? 'on-demand' : 'none', declared: false, known: true };
}

const demands = (value: Value | undefined) => value !== undefined && value.type !== 'false';

/** `Program` is what runs, and the first of `ProgramArguments` then only what it is told its name is. */
function commandOf(job: Value, { source }: PropertyList): CommandLine | undefined {
  const program = job.entries.get('Program');
  const list = job.entries.get('ProgramArguments');
  const args = list?.items ?? [];
  const values = program ? [program, ...args.slice(1)] : args;
  const at = list?.at ?? program?.at;
  if (!at || values.length === 0) return undefined;
  const words = values.map((value) => wordOf(value, source.text));
  return { text: readable(words), words, shell: false, at };
}

function wordOf({ text, at, content }: Value, file: string): Word {
  const exact = text !== '' && file.slice(content.span.start, content.span.end) === text;
  return argument(text, exact ? verbatim(content) : inexact(at));
}

/** Takes the elements of a run of words out, with the lines that they stand alone on. */
function wordRemover({ source: { uri, text }, root, binary }: PropertyList): RemoveWords {
  if (binary) return () => undefined;
  const items = root?.entries.get('ProgramArguments')?.items ?? [];
  const indexOf = (word: Word) =>
    items.findIndex(({ at }) => at.span.start <= word.at.span.start && word.at.span.end <= at.span.end);
  return (words) => {
    const indexes = words.map(indexOf);
    const [first = -1] = indexes;
    const [from, to] = [items[first], items[first + indexes.length - 1]];
    if (!from || !to || indexes.some((index, offset) => index !== first + offset)) return undefined;
    return () => ({ uri, edits: [{ span: withLines(text, from.at.span.start, to.at.span.end), text: '' }] });
  };
}

function withLines(text: string, start: number, end: number) {
  const before = /[ \t]*$/.exec(text.slice(Math.max(0, start - 500), start))?.[0].length ?? 0;
  const after = /^[ \t]*(\r\n|\n|\r)/.exec(text.slice(end, end + 500))?.[0].length ?? 0;
  const alone = /[\r\n]/.test(text.charAt(start - before - 1)) && after > 0;
  return alone ? span(start - before, end + after) : span(start, end);
}
