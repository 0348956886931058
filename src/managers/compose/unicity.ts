import { child, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import { portKey } from '../../core/formats/compose/ports';
import { readVolume } from './volumes';

/**
 * What makes two items of a list the same one (compose-go `override/uncity.go`), by the list's place in the project.
 * Undefined for a list in which nothing is the same.
 */
export function unicityKey(path: string): ((item: Node) => string) | undefined {
  return KEYS[path];
}

const mounted = (folder: string) => (item: Node) =>
  textOf(child(item, 'target')) ?? `${folder}/${textOf(item) ?? textOf(child(item, 'source')) ?? ''}`;

const text = (item: Node) => textOf(item) ?? '';

const KEYS: Readonly<Record<string, (item: Node) => string>> = {
  'services.*.ports': portKey,
  'services.*.volumes': (item) => readVolume(item).target,
  'services.*.expose': text,
  'services.*.secrets': mounted('/run/secrets'),
  'services.*.configs': mounted(''),
};
