import type { CommandLine } from '../../core/command/command-line';
import { fixedPort } from '../../core/command/fixed-port';
import { literalOperators } from '../../core/command/habits/literal-operator';
import type { RemoveWords } from '../../core/command/remove-words';
import { commandTraits } from '../../core/command/traits';
import type { OneCopyTrait, Trait } from '../../core/trait';
import { isTemplate } from './names';
import type { UnitName } from './names';
import { isYes } from './unit';
import type { Unit } from './unit';

/** What a unit's command does. systemd signals all processes of a unit: a shell in front of one keeps nothing from it. */
export function traitsOf(
  name: UnitName,
  unit: Unit,
  command: CommandLine | undefined,
  removeWords: RemoveWords,
): readonly Trait[] {
  if (!command) return [];
  const traits = commandTraits(command, removeWords).filter(
    (trait) => trait.kind !== 'detaches' || !mayLeave(unit),
  );
  return [...traits, ...literalOperators(command, true), ...(isTemplate(name) ? portTraits(command) : [])];
}

/** systemd waits for the end of a `oneshot`, and expects of a `forking` service that its first process ends. */
function mayLeave(unit: Unit): boolean {
  const type = unit.one('Service', 'Type')?.value;
  return type === 'forking' || (type === 'oneshot' && isYes(unit.one('Service', 'RemainAfterExit')));
}

/** All instances of a template run on one host, by the same words but for their specifiers. */
function portTraits(command: CommandLine): readonly OneCopyTrait[] {
  const found = fixedPort(command);
  if (!found) return [];
  const { port, program, word } = found;
  const refusal = `A port of the host is given to one process: the second ${program} that asks for ${port} fails. Name it by the instance, as in \`80%i\`.`;
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
