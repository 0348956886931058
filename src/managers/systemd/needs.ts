import type { Need } from '../../core/model';
import { located } from '../../core/source';
import { parseName } from './names';
import type { Unit } from './unit';

/** The keys that name other units, and whether a unit does without them (systemd.unit(5)). */
const KEYS: readonly (readonly [key: string, optional: boolean])[] = [
  ['Requires', false],
  ['Requisite', false],
  ['BindsTo', false],
  ['Upholds', true],
  ['Wants', true],
  ['After', true],
];

/** The services that a unit starts or waits for, each once, by the strongest key that names it. */
export function needsOf(unit: Unit, self: string): readonly Need[] {
  const needs = new Map<string, Need>();
  for (const [key, optional] of KEYS)
    for (const { value, place } of unit.all('Unit', key))
      for (const { 0: word, index } of value.matchAll(/\S+/g)) {
        const named = parseName(word);
        if (named?.type !== 'service' || named.prefix === self || needs.has(named.prefix)) continue;
        const at = located(word, place.at(index, index + word.length));
        needs.set(named.prefix, {
          on: named.prefix,
          kind: 'start-order',
          at,
          ...(optional ? { optional } : {}),
        });
      }
  return [...needs.values()];
}
