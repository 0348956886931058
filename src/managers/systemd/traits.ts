import type { CommandLine } from '../../core/command/command-line';
import { literalOperators } from '../../core/command/habits/literal-operator';
import { fixedPortTraits } from '../../core/command/port-trait';
import type { RemoveWords } from '../../core/command/remove-words';
import { commandTraits } from '../../core/command/traits';
import type { Trait } from '../../core/trait';
import { isTemplate } from './names';
import type { UnitName } from './names';
import { isYes } from './unit';
import type { Unit } from './unit';

/** All instances of a template run on one host, by the same words but for their specifiers. */
const NAMED_BY_INSTANCE = 'Name it by the instance, as in `80%i`.';

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
  return [
    ...traits,
    ...literalOperators(command, true),
    ...(isTemplate(name) ? fixedPortTraits(command, NAMED_BY_INSTANCE) : []),
  ];
}

/** systemd waits for the end of a `oneshot`, and expects of a `forking` service that its first process ends. */
function mayLeave(unit: Unit): boolean {
  const type = unit.one('Service', 'Type')?.value;
  return type === 'forking' || (type === 'oneshot' && isYes(unit.one('Service', 'RemainAfterExit')));
}
