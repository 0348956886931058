import type { Look } from '../../src/core/manager';

/** A look at one document: there are no other files, and nothing is remembered. */
export function lookAt<D>(document: D): Look<D> {
  const remembered = <T>(_part: object, _purpose: string, _hangsOn: string, make: () => T) => make();
  return Object.assign(() => document, { text: () => 'absent' as const, remembered });
}
