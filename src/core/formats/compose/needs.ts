import { child, entriesOf, itemsOf, scalarOf, textOf } from '../tree';
import type { MappingNode, Node } from '../tree';
import { hostsIn } from '../../hosts';
import type { Need } from '../../model';
import { located } from '../../source';
import { lastOfEach } from '../../last-of-each';

/**
 * Whom a service may need: `depends_on`, what `links`, `volumes_from` and a shared namespace imply (compose-go
 * `normalize.go`), and the host names in its environment, be they services or not.
 */
export function needsOf(service: MappingNode, environment: Node | undefined, self: string): readonly Need[] {
  const others = network(environment).filter(({ on }) => on !== self);
  return once([...dependencies(service), ...others]);
}

/** False of a host that is no service of the project. */
export function neededBy(isService: (name: string) => boolean): (need: Need) => boolean {
  return ({ kind, on }) => kind !== 'network' || isService(on);
}

/** Whom Compose itself starts before a service. */
export function dependencies(service: MappingNode): readonly Need[] {
  return once([...startOrder(service), ...links(service), ...mounts(service), ...namespaces(service)]);
}

function once(needs: readonly Need[]): readonly Need[] {
  return lastOfEach([...needs].reverse(), ({ on }) => on).reverse();
}

function startOrder(service: MappingNode): Need[] {
  const node = child(service, 'depends_on');
  const short = itemsOf(node).map((item) => need(item, textOf(item) ?? '', 'start-order'));
  const long = entriesOf(node).map(({ key, value }) => ({
    ...need(key, key.text, 'start-order'),
    ...(scalarOf(child(value, 'required'))?.value === false ? { optional: true } : {}),
  }));
  return [...short, ...long];
}

function links(service: MappingNode): Need[] {
  return itemsOf(child(service, 'links')).map((item) => need(item, firstPart(item), 'link'));
}

/** `volumes_from` names a service, or a container that is none of the project's. */
function mounts(service: MappingNode): Need[] {
  return itemsOf(child(service, 'volumes_from'))
    .filter((item) => firstPart(item) !== 'container')
    .map((item) => need(item, firstPart(item), 'mount'));
}

function namespaces(service: MappingNode): Need[] {
  return ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'].flatMap((key) => {
    const node = child(service, key);
    const [, name] = /^service:(.+)$/.exec(textOf(node) ?? '') ?? [];
    return node && name !== undefined ? [need(node, name, 'link')] : [];
  });
}

const firstPart = (node: Node) => (textOf(node) ?? '').split(':')[0] ?? '';

function network(environment: Node | undefined): Need[] {
  return entriesOf(environment).flatMap(({ key, value }) =>
    hostsIn(key.text, textOf(value) ?? '').map(({ host }) => need(value, host, 'network')),
  );
}

function need(node: Node, on: string, kind: Need['kind']): Need {
  return { on, kind, at: located(on, node.at, node.through) };
}
