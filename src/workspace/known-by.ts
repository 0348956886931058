import type { Manager } from '../core/manager';
import { expandBraces } from './glob';

/** More names than these are not read. */
const MOST_NAMES = 4;

/** What a person knows a manager's manifests by; names in backticks, whole ones before patterns. */
export function knownBy({ files, manifests }: Pick<Manager, 'files' | 'manifests'>): string {
  if (manifests !== undefined) return manifests;
  const names = files.flatMap(expandBraces);
  const ordered = [
    ...names.filter((name) => !name.includes('*')),
    ...names.filter((name) => name.includes('*')),
  ];
  const told = ordered.slice(0, MOST_NAMES).map((name) => `\`${name}\``);
  return [...told, ...(ordered.length > MOST_NAMES ? ['…'] : [])].join(', ');
}
