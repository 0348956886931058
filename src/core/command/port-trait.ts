import type { OneCopyTrait } from '../trait';
import type { CommandLine } from './command-line';
import { fixedPort } from './fixed-port';

/** A port of the host that every copy of a command asks for; `remedy` says what would give each its own. */
export function fixedPortTraits(command: CommandLine, remedy: string): readonly OneCopyTrait[] {
  const found = fixedPort(command);
  if (!found) return [];
  const { port, program, word } = found;
  const refusal = `A port of the host is given to one process: the second ${program} that asks for ${port} fails. ${remedy}`;
  return [
    {
      kind: 'one-copy',
      resource: 'host-port',
      value: port,
      certain: true,
      refusal,
      remarkable: true,
      at: word.at,
    },
  ];
}
