import { child, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { Node, ScalarNode } from '../../core/formats/tree';

/** A port that Compose publishes on one fixed port of the host. */
export interface HostPort {
  readonly host: string;
  readonly container: string;
  /** The scalar that fixes it: the whole short form, or `published` of the long one. */
  readonly node: ScalarNode;
  readonly form: 'short' | 'long';
  /** The short form with a free port in place of the fixed one. */
  readonly free: string;
}

/** `[ip:][published:]target[/protocol]`; an IPv6 address stands in brackets. */
const SHORT = /^(?:(?:(\[[^\]]+\]|[^:]*):)?([^:]*):)?([^:/]+)(\/\w+)?$/;

/**
 * The published ports that only one container of a host can hold. A range of host ports is no fixed port:
 * the engine takes a free one of it. Nor is port 0, or one that a variable hangs on.
 */
export function hostPorts(service: Node): readonly HostPort[] {
  return itemsOf(child(service, 'ports')).flatMap((item) => {
    const port = item.kind === 'mapping' ? longPort(item) : shortPort(scalarOf(item));
    return port && /^\d+$/.test(port.host) && Number(port.host) > 0 ? [port] : [];
  });
}

function shortPort(node: ScalarNode | undefined): HostPort | undefined {
  if (!node?.known) return undefined;
  const [, ip = '', host = '', container = '', protocol = ''] = SHORT.exec(node.text) ?? [];
  if (host === '') return undefined;
  return {
    host,
    container,
    node,
    form: 'short',
    free: `${ip === '' ? '' : `${ip}::`}${container}${protocol}`,
  };
}

function longPort(item: Node): HostPort | undefined {
  const node = scalarOf(child(item, 'published'));
  if (!node?.known || textOf(child(item, 'mode')) === 'ingress') return undefined;
  return { host: node.text, container: textOf(child(item, 'target')) ?? '', node, form: 'long', free: '' };
}

/** What makes two entries of `ports` the same in an override (compose-go `portIndexer`). */
export function publishedKey(item: Node): string {
  if (item.kind !== 'mapping') {
    const [, ip = '', host = '', container = '', protocol = '/tcp'] = SHORT.exec(textOf(item) ?? '') ?? [];
    return `${ip}:${host}:${container}${protocol}`;
  }
  const [ip, host, target, protocol] = ['host_ip', 'published', 'target', 'protocol'].map((key) =>
    textOf(child(item, key)),
  );
  return `${ip ?? ''}:${host ?? ''}:${target ?? ''}/${protocol ?? 'tcp'}`;
}
