import { badCommands, badShellLines } from './commands';
import { MARK, mark } from './mutation';
import type { Mutation, Mutator } from './mutation';

/** What is a mistake in a container alone. */
const IN_CONTAINERS = ['keeps-container-alive', 'nested-manager'];

/** Mistakes in the lines of a Procfile, and lines that are put behind them. */
export const mutateProcfile: Mutator = ({ path, text }) => {
  const lines = [...text.matchAll(/^([A-Za-z0-9_-]+):[ \t]+(\S.*?)\r?$/gm)];
  const names = lines.map(([, name]) => name ?? '');
  if (lines.length === 0 || new Set(names).size < names.length) return [];
  const add = (what: string, rules: readonly string[], line: string): Mutation => ({
    name: `Procfile: ${what}`,
    rules,
    edits: [
      { span: { start: text.length, end: text.length }, text: `${text.endsWith('\n') ? '' : '\n'}${line}\n` },
    ],
  });
  return [
    ...[...badCommands, ...badShellLines]
      .filter(({ rules }) => !IN_CONTAINERS.some((rule) => rules.includes(rule)))
      .map(({ name, command, rules }) => add(name, rules, `${MARK}seeded: ${command}`)),
    ...lines.flatMap((line) => inLine(line)),
    ...(names.includes('web') || !path.endsWith('/Procfile')
      ? []
      : [
          add('a port of its own', ['web-ignores-port'], `${MARK}web: gunicorn --bind 0.0.0.0:8000 shop:app`),
        ]),
    add('a line that runners ignore', ['procfile-ignored-line'], `  ${MARK}seeded: node seeded.js`),
    add('a type without a blank', ['procfile-missing-space'], `${MARK}seeded:node seeded.js`),
    ...names
      .slice(0, 1)
      .map((name) =>
        add('a type declared twice', ['procfile-duplicate-type'], `${MARK}${name}: node other.js`),
      ),
  ];
};

function inLine({ index, 0: line, 1: name = '', 2: command = '' }: RegExpExecArray): readonly Mutation[] {
  const end = index + line.trimEnd().length;
  const start = index + line.indexOf(command, name.length + 1);
  if (/[#&|;<>`$"'\\]|\b(echo|touch|true|bin)\b/.test(command)) return [];
  return [
    {
      name: 'Procfile: a background operator put behind a command',
      rules: ['detaches-from-manager'],
      edits: [mark(index), { span: { start: end, end }, text: ' &' }],
    },
    {
      name: 'Procfile: nohup put before a command',
      rules: ['detaches-from-manager'],
      edits: [mark(index), { span: { start, end: start }, text: 'nohup ' }],
    },
    {
      name: 'Procfile: an indented line',
      rules: ['procfile-ignored-line'],
      edits: [{ span: { start: index, end: index }, text: `  ${MARK}` }],
    },
  ];
}
