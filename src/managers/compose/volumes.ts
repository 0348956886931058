import { child, itemsOf, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';

/** A mount of a service. */
export interface Volume {
  readonly type: string;
  readonly source: string | undefined;
  readonly target: string;
  readonly readOnly: boolean;
}

/** The mounts of a service: of two on one target the later counts, in the place of the first. */
export function volumesOf(service: Node): readonly Volume[] {
  const volumes = itemsOf(child(service, 'volumes')).map(readVolume);
  return [...new Map(volumes.map((volume) => [volume.target, volume])).values()];
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

/** Without a slash at its end, as Compose writes a path. */
const cleaned = (path: string) => (path.length > 1 ? path.replace(/\/+$/, '') || '/' : path);

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
