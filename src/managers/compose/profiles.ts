import { child, itemsOf, textOf } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import type { Variables } from '../../core/formats/compose/variables';

/** The profiles that are on: those asked for, else those of `COMPOSE_PROFILES`; `*` is all of them. */
export function activeProfiles(variables: Variables, asked: readonly string[]): ReadonlySet<string> {
  if (asked.length > 0) return new Set(asked);
  const names = (variables('COMPOSE_PROFILES') ?? '').split(',');
  return new Set(names.map((name) => name.trim()).filter((name) => name !== ''));
}

/** The profiles of a service of which none is on: it starts only when one of them, or it, is asked for. */
export function sleepingIn(service: MappingNode, active: ReadonlySet<string>): readonly string[] {
  const profiles = profilesOf(service);
  return active.has('*') || profiles.some((name) => active.has(name)) ? [] : profiles;
}

export function profilesOf(service: MappingNode): readonly string[] {
  return [...new Set(itemsOf(child(service, 'profiles')).flatMap((item) => textOf(item) ?? []))];
}
