import { isRefusal } from './manager';
import type { Command, Refusal } from './manager';

/** A person's own commands: words by the name of a template, or by the executable that they take the place of. */
export type OwnCommands = ReadonlyMap<string, readonly string[]>;

/**
 * The command that runs in place of another. A word that is `${name}` alone stands for all words of that name, and
 * `${args}` for all arguments that there were; what is no such name is refused, so that nothing goes by mistake.
 */
export function ownCommand(command: Command, own: OwnCommands): Command | Refusal {
  const { template, executable } = command;
  const name = template && own.has(template.name) ? template.name : executable;
  const words = own.get(name);
  if (!words) return command;
  const slots: Slots = { ...(name === template?.name ? template.slots : {}), args: command.args };
  const filled: string[] = [];
  for (const word of words) {
    const part = fill(word, slots);
    if (isRefusal(part)) return { refused: `The setting formation.commands, ${name}: ${part.refused}` };
    filled.push(...part);
  }
  const [first, ...args] = filled;
  if (first === undefined || first === '')
    return { refused: `The setting formation.commands, ${name}: no executable is named.` };
  return { ...command, executable: first, args };
}

type Slots = Readonly<Record<string, readonly string[]>>;

function fill(word: string, slots: Slots): readonly string[] | Refusal {
  const [, alone] = /^\$\{([\w-]+)\}$/.exec(word) ?? [];
  const unknown = [...word.matchAll(NAME)]
    .map(([, name = '']) => name)
    .find((name) => !Object.hasOwn(slots, name));
  if (unknown !== undefined) {
    const known = Object.keys(slots).map((name) => `\${${name}}`);
    return { refused: `\${${unknown}} stands for nothing; there is ${known.join(', ')}.` };
  }
  if (alone !== undefined) return slots[alone] ?? [];
  return [word.replace(NAME, (_, name: string) => (slots[name] ?? []).join(' '))];
}

const NAME = /\$\{([\w-]+)\}/g;
