import { child, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode, ScalarNode } from '../../core/formats/tree';
import { replaceScalar } from '../../core/formats/yaml/edit';
import { isBackingImage, isReverseProxyImage } from '../../core/image';
import type { Change } from '../../core/source';
import type { OneCopyTrait, Repair } from '../../core/trait';
import { addressTraits } from './addresses';
import type { DocumentOf } from '../../core/formats/compose/document';
import { hostPorts, onFreePort } from '../../core/formats/compose/ports';
import type { Port } from '../../core/formats/compose/ports';
import { removal, remover } from './remover';
import { standing } from './standing';

/** What only one container of a service can hold. */
export function oneCopyTraits(service: MappingNode, documentOf: DocumentOf): readonly OneCopyTrait[] {
  return [
    ...nameTraits(service, documentOf),
    ...portTraits(service, documentOf),
    ...addressTraits(service, documentOf),
  ];
}

function nameTraits(service: MappingNode, documentOf: DocumentOf): OneCopyTrait[] {
  const node = scalarOf(child(service, 'container_name'));
  if (!node?.known || node.value === null || node.text === '') return [];
  const trait: OneCopyTrait = {
    kind: 'one-copy',
    resource: 'name',
    value: node.text,
    certain: true,
    refusal:
      'Docker Compose refuses to load a service that has both a container_name and more than one copy.',
    remarkable: true,
    at: standing(node).at,
    ...remover(node, documentOf, 'Remove container_name'),
  };
  return [trait];
}

/** What `docker compose` ignores: it shows a file for Swarm, whose balancer holds a port for all copies. */
const SWARM_ONLY = ['placement', 'endpoint_mode', 'update_config', 'rollback_config'];

const ALLOCATED = 'the second copy fails with "port is already allocated"';
const IN_COMPOSE = `Docker gives a host port to one container: ${ALLOCATED}.`;
const WITHOUT_SWARM = `Swarm balances a published port over all copies, but under \`docker compose up\` ${ALLOCATED}.`;

function portTraits(service: MappingNode, documentOf: DocumentOf): OneCopyTrait[] {
  const image = textOf(child(service, 'image')) ?? '';
  const declares = (key: string) => child(service, 'deploy', key) !== undefined;
  const forSwarm = (port: Port) => port.mode !== 'host' && (declares('mode') || SWARM_ONLY.some(declares));
  const entries = new Map(hostPorts(service).map((port) => [port.node, port]));
  return [...entries.values()].map((port) => ({
    kind: 'one-copy',
    resource: 'host-port',
    value: port.published,
    certain: !forSwarm(port),
    expected: !forSwarm(port) || !SWARM_ONLY.some(declares),
    refusal: forSwarm(port) ? WITHOUT_SWARM : IN_COMPOSE,
    remarkable:
      !isBackingImage(image) && !isReverseProxyImage(image) && !['80', '443'].includes(port.published),
    at: port.node.at,
    ...freePort(port, port.node, documentOf),
  }));
}

function freePort(port: Port, node: ScalarNode, documentOf: DocumentOf): { replace?: Repair } {
  const shared = node.through.some(({ via }) => via !== 'override');
  if (shared || !documentOf(node) || /\d-\d/.test(node.text)) return {};
  const change = (): Change =>
    port.form === 'short'
      ? { uri: node.at.uri, edits: [replaceScalar(node, onFreePort(port))] }
      : removal(node, documentOf);
  const consequence = `Docker then picks the host port; \`docker compose port\` tells which.`;
  return { replace: { title: `Publish port ${port.target} on a free host port`, change, consequence } };
}
