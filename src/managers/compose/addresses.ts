import { child, entriesOf, scalarOf } from '../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import type { OneCopyTrait } from '../../core/trait';
import { remover } from './remover';
import type { DocumentOf } from '../../core/formats/compose/document';

const IN_USE =
  'Docker gives an address of a network to one container: the second copy fails with "Address already in use".';
const ONE_HARDWARE_ADDRESS =
  'All copies get the same hardware address: a network delivers what is sent there to only one of them.';
const ONE_HOST_NAME =
  'All copies get the same host name: what tells them apart by it, such as the members of a cluster, takes them for one.';

/** The addresses and names by which a network or a cluster tells containers apart. */
export function addressTraits(service: MappingNode, documentOf: DocumentOf): readonly OneCopyTrait[] {
  const fixed = (node: Node | undefined, refusal: string, certain: boolean, remarkable: boolean) =>
    written(node).map((scalar): OneCopyTrait => ({
      kind: 'one-copy',
      resource: 'address',
      value: scalar.text,
      certain,
      refusal,
      remarkable,
      at: scalar.at,
      ...remover(scalar, documentOf, `Remove ${scalar.text}`),
    }));
  const networks = entriesOf(child(service, 'networks')).flatMap(({ value }) => [
    ...fixed(child(value, 'ipv4_address'), IN_USE, true, true),
    ...fixed(child(value, 'ipv6_address'), IN_USE, true, true),
    ...fixed(child(value, 'mac_address'), ONE_HARDWARE_ADDRESS, false, true),
  ]);
  return [
    ...networks,
    ...fixed(child(service, 'mac_address'), ONE_HARDWARE_ADDRESS, false, true),
    ...fixed(child(service, 'hostname'), ONE_HOST_NAME, false, false),
    ...sharedNetwork(service),
  ];
}

/** The network of the host, or of another container: there all copies have one set of ports between them. */
function sharedNetwork(service: MappingNode): OneCopyTrait[] {
  return written(child(service, 'network_mode'))
    .filter(({ text }) => /^(host$|service:|container:)/.test(text))
    .map((node) => ({
      kind: 'one-copy',
      resource: 'host-port',
      value: node.text,
      certain: false,
      refusal: `All copies share the ports of "${node.text}": the second one to listen on a port fails with "address already in use".`,
      remarkable: false,
      at: node.at,
    }));
}

/** Known, and no template by which Swarm gives each copy its own. */
function written(node: Node | undefined): ScalarNode[] {
  const scalar = scalarOf(node);
  const fixed = scalar?.known && scalar.value !== null && scalar.text !== '' && !scalar.text.includes('{{');
  return scalar && fixed ? [scalar] : [];
}
