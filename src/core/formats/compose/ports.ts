import { child, itemsOf, scalarOf, textOf } from '../tree';
import type { Node, ScalarNode } from '../tree';
import { lastOfEach } from '../../last-of-each';

/** A port of the containers, and where the host publishes it. */
export interface Port {
  readonly ip: string;
  /** A port, a range of which the engine takes a free one, or empty: any free port. */
  readonly published: string;
  readonly target: string;
  readonly protocol: string;
  /** As written: `host`, `ingress`, or empty. */
  readonly mode: string;
  /** The scalar that fixes it: the whole short form, or `published` of the long one. */
  readonly node: ScalarNode | undefined;
  readonly form: 'short' | 'long';
}

/** `[ip:][published:]target[/protocol]`; an IPv6 address stands in brackets. */
const SHORT = /^(?:(?:(\[[^\]]+\]|[^:]*):)?([^:]*):)?([^:/]+)(?:\/(\w+))?$/;

/** Every port that a service declares, ranges port by port. */
export function portsOf(service: Node): readonly Port[] {
  const ports = itemsOf(child(service, 'ports')).flatMap(readPort);
  return lastOfEach(ports, keyOf);
}

/** True where an entry of `ports` gives numbers, not names of variables. */
export function isPort(item: Node): boolean {
  const ports = readPort(item);
  return (
    ports.length > 0 &&
    ports.every(({ published, target }) => /^(\d+(-\d+)?)?$/.test(published) && /^\d+(-\d+)?$/.test(target))
  );
}

export function readPort(item: Node): readonly Port[] {
  if (item.kind !== 'mapping') return readShort(scalarOf(item));
  return [
    {
      ip: textOf(child(item, 'host_ip')) ?? '',
      published: textOf(child(item, 'published')) ?? '',
      target: textOf(child(item, 'target')) ?? '',
      protocol: textOf(child(item, 'protocol')) ?? 'tcp',
      mode: textOf(child(item, 'mode')) ?? '',
      node: scalarOf(child(item, 'published')),
      form: 'long',
    },
  ];
}

function readShort(node: ScalarNode | undefined): readonly Port[] {
  const [, ip = '', published = '', target, protocol = 'tcp'] = SHORT.exec(node?.text ?? '') ?? [];
  if (target === undefined) return [];
  const rest = { ip: ip.replace(/^\[|\]$/g, ''), protocol, mode: '', node, form: 'short' } as const;
  const targets = rangeOf(target);
  const sources = rangeOf(published);
  if (targets.length === 1) return [{ ...rest, published, target }];
  if (published !== '' && sources.length !== targets.length) return [];
  return targets.map((each, index) => ({ ...rest, published: sources[index] ?? '', target: each }));
}

/** More ports than this in one range are not told apart. */
const LONGEST_RANGE = 1000;

function rangeOf(text: string): readonly string[] {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  const length = Number(last) - Number(first) + 1;
  if (first === undefined || length < 1 || length > LONGEST_RANGE) return text === '' ? [] : [text];
  return Array.from({ length }, (_, index) => String(Number(first) + index));
}

/** Compose takes a number in the long form for another port than the same one as a text, which the short form is. */
function keyOf({ ip, published, target, protocol, node, form }: Port): string {
  const number = form === 'long' && typeof node?.value === 'number' ? '#' : '';
  return `${ip === '' ? '0.0.0.0' : ip}:${number}${published}:${target}/${protocol}`;
}

/** What makes two entries of `ports` the same in an override (compose-go `portIndexer`). */
export function portKey(item: Node): string {
  const [port, ...more] = readPort(item);
  return port && more.length === 0 ? keyOf(port) : (textOf(item) ?? '');
}

/**
 * The published ports that only one container of a host can hold. A range of host ports is no fixed port:
 * the engine takes a free one of it. Nor is port 0, one that a variable hangs on, or one for Swarm's balancer.
 */
export function hostPorts(service: Node): readonly (Port & { readonly node: ScalarNode })[] {
  return portsOf(service).flatMap((port) => {
    const { node, published, mode } = port;
    const fixed = /^\d+$/.test(published) && Number(published) > 0 && mode !== 'ingress';
    return fixed && node?.known ? [{ ...port, node }] : [];
  });
}

/** The short form with a free port in place of the fixed one. */
export function onFreePort({ ip, target, protocol }: Port): string {
  const address = ip === '' ? '' : `${ip.includes(':') ? `[${ip}]` : ip}::`;
  return `${address}${target}${protocol === 'tcp' ? '' : `/${protocol}`}`;
}
