import { child, itemsOf, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import { relativePath, resolveUri } from '../../core/uri';
import { lastOfEach } from '../../core/last-of-each';

/** A mount of a service. */
export interface Volume {
  readonly type: string;
  readonly source: string | undefined;
  readonly target: string;
  readonly readOnly: boolean;
}

/**
 * The mounts of a service: of two on one target the later counts, in the place of the first. Compose looks for them
 * twice, first by the targets as written and then by those that its short forms mean, and cleans the rest last.
 */
export function volumesOf(service: Node): readonly Volume[] {
  const written = lastOfEach(itemsOf(child(service, 'volumes')), mountKey);
  return lastOfEach(written.map(readVolume), ({ target }) => target).map((volume) => ({
    ...volume,
    target: cleaned(volume.target),
  }));
}

/** What makes two entries of `volumes` the same in an override (compose-go `volumeIndexer`): the target as written. */
export function mountKey(item: Node): string {
  if (item.kind === 'mapping') return textOf(child(item, 'target')) ?? '';
  const [first = '', second] = sections(textOf(item) ?? '');
  return second ?? first;
}

/** The short form `[source:]target[:options]` or the long one. */
export function readVolume(item: Node): Volume {
  if (item.kind !== 'mapping') return readShort(textOf(item) ?? '');
  return {
    type: textOf(child(item, 'type')) ?? 'volume',
    source: textOf(child(item, 'source')),
    target: textOf(child(item, 'target')) ?? '',
    readOnly: textOf(child(item, 'read_only')) === 'true',
  };
}

function readShort(text: string): Volume {
  const [first = '', second, options = ''] = sections(text);
  const source = second === undefined ? undefined : first;
  return {
    type: source !== undefined && isPath(source) ? 'bind' : 'volume',
    source,
    target: cleaned(second ?? first),
    readOnly: options.split(',').includes('ro'),
  };
}

/** As Compose writes a path of a container: without `.`, `..` and a slash at its end (Go's `path.Clean`). */
function cleaned(path: string): string {
  if (!/^\/.*(\/$|\/\/|\/\.)/.test(path)) return path;
  const inside = relativePath(CONTAINER, resolveUri(CONTAINER, path));
  return inside === undefined || inside === '.' ? '/' : `/${inside}`;
}

/** Paths in a container have slashes, whatever the machine is that reads them. */
const CONTAINER = 'file:///';

/** Split at colons, but not behind a single letter: that is a drive of Windows (compose-go `format/volume.go`). */
function sections(text: string): readonly string[] {
  const found = [''];
  for (const character of text) {
    const last = found.at(-1) ?? '';
    if (character === ':' && !/^[A-Za-z]$/.test(last)) found.push('');
    else found[found.length - 1] = last + character;
  }
  return found;
}

/** A name is a volume of the project; what starts like a path is one. */
function isPath(source: string): boolean {
  return /^([./~]|\\\\|[A-Za-z]:)/.test(source);
}
