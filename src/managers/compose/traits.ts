import { child, scalarOf } from '../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import { pathTo, removeAt, replaceScalar } from '../../core/formats/yaml/edit';
import { isBackingImage, isReverseProxyImage } from '../../core/image';
import type { Change } from '../../core/source';
import type { OneCopyTrait, Repair } from '../../core/trait';
import type { ComposeDocument } from './document';
import { hostPorts } from './ports';
import type { HostPort } from './ports';
import { textAt } from './merge';

/** The document that a node is written in. */
export type DocumentOf = (node: Node) => ComposeDocument | undefined;

/** What only one container of a service can hold. */
export function oneCopyTraits(service: MappingNode, documentOf: DocumentOf): readonly OneCopyTrait[] {
  return [...nameTraits(service, documentOf), ...portTraits(service, documentOf)];
}

function nameTraits(service: MappingNode, documentOf: DocumentOf): OneCopyTrait[] {
  const node = scalarOf(child(service, 'container_name'));
  if (!node?.known || node.value === null) return [];
  const trait: OneCopyTrait = {
    kind: 'one-copy',
    resource: 'name',
    value: node.text,
    refusal:
      'Docker Compose refuses to load a service that has both a container_name and more than one copy.',
    remarkable: true,
    at: node.at,
    ...remover(node, documentOf, 'Remove container_name'),
  };
  return [trait];
}

function portTraits(service: MappingNode, documentOf: DocumentOf): OneCopyTrait[] {
  const image = textAt(service, 'image') ?? '';
  return hostPorts(service).map((port) => ({
    kind: 'one-copy',
    resource: 'host-port',
    value: port.host,
    refusal:
      'Docker gives a host port to one container: the second copy fails with "port is already allocated".',
    remarkable: !isBackingImage(image) && !isReverseProxyImage(image) && !['80', '443'].includes(port.host),
    at: port.node.at,
    ...freePort(port, documentOf),
  }));
}

function freePort({ node, form, free, container }: HostPort, documentOf: DocumentOf): { replace?: Repair } {
  const document = documentOf(node);
  if (!document || node.through.some(({ via }) => via !== 'override')) return {};
  const change = (): Change => {
    const { source, root } = document;
    const edit = form === 'short' ? replaceScalar(node, free) : removeAt(source.text, pathTo(root, node.at));
    return { uri: source.uri, edits: [edit] };
  };
  const consequence = `Docker then picks the host port; \`docker compose port\` tells which.`;
  return { replace: { title: `Publish port ${container} on a free host port`, change, consequence } };
}

/** Takes the entry of a scalar out of its file, where it is written there and not shared through an alias or merge. */
export function remover(node: ScalarNode, documentOf: DocumentOf, title: string): { remove?: Repair } {
  const document = documentOf(node);
  if (!document || node.through.some(({ via }) => via === 'alias' || via === 'merge')) return {};
  const { source, root } = document;
  const change = (): Change => ({ uri: source.uri, edits: [removeAt(source.text, pathTo(root, node.at))] });
  return { remove: { title, change } };
}
