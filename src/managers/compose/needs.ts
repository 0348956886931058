import { child, entriesOf, itemsOf, textOf } from '../../core/formats/tree';
import type { MappingNode, Node } from '../../core/formats/tree';
import { hostsIn } from '../../core/hosts';
import type { Need } from '../../core/model';
import { located } from '../../core/source';

/** Whom a service needs: `depends_on`, `links`, and host names in its environment that are other services. */
export function needsOf(
  service: MappingNode,
  environment: Node | undefined,
  self: string,
  services: ReadonlySet<string>,
): readonly Need[] {
  const found = [...startOrder(service), ...links(service), ...network(environment, services)];
  const seen = new Set<string>();
  return found.filter(({ on }) => on !== self && !seen.has(on) && seen.add(on));
}

function startOrder(service: MappingNode): Need[] {
  const node = child(service, 'depends_on');
  const short = itemsOf(node).map((item) => need(item, textOf(item) ?? '', 'start-order'));
  const long = entriesOf(node).map(({ key }) => need(key, key.text, 'start-order'));
  return [...short, ...long];
}

function links(service: MappingNode): Need[] {
  return itemsOf(child(service, 'links')).map((item) =>
    need(item, (textOf(item) ?? '').split(':')[0] ?? '', 'link'),
  );
}

function network(environment: Node | undefined, services: ReadonlySet<string>): Need[] {
  return entriesOf(environment).flatMap(({ key, value }) =>
    hostsIn(key.text, textOf(value) ?? '')
      .filter(({ host }) => services.has(host))
      .map(({ host }) => need(value, host, 'network')),
  );
}

function need(node: Node, on: string, kind: Need['kind']): Need {
  return { on, kind, at: located(on, node.at, node.through) };
}
