import { child, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import { portKey } from '../../core/formats/compose/ports';
import { folderOf } from '../../core/uri';
import { mountKey } from './volumes';

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

/** An entry of `env_file`, in the short form or the long one: those of another folder are other files. */
const envFile = (item: Node) => `${folderOf(item.at.uri)} ${textOf(child(item, 'path') ?? item) ?? ''}`;

const KEYS: Readonly<Record<string, (item: Node) => string>> = {
  'services.*.ports': portKey,
  'services.*.volumes': mountKey,
  'services.*.env_file': envFile,
  'services.*.profiles': text,
  'services.*.expose': text,
  'services.*.secrets': mounted('/run/secrets'),
  'services.*.configs': mounted(''),
};
