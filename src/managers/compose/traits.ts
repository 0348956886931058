import { child, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import { pathTo, removeAt, replaceScalar } from '../../core/formats/yaml/edit';
import { isBackingImage, isReverseProxyImage } from '../../core/image';
import type { Change } from '../../core/source';
import type { OneCopyTrait, Repair } from '../../core/trait';
import { rootAt } from './document';
import type { ComposeDocument } from './document';
import { hostPorts, onFreePort } from './ports';
import type { Port } from './ports';

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
  const image = textOf(child(service, 'image')) ?? '';
  return hostPorts(service).map((port) => ({
    kind: 'one-copy',
    resource: 'host-port',
    value: port.published,
    refusal:
      'Docker gives a host port to one container: the second copy fails with "port is already allocated".',
    remarkable:
      !isBackingImage(image) && !isReverseProxyImage(image) && !['80', '443'].includes(port.published),
    at: port.node.at,
    ...freePort(port, port.node, documentOf),
  }));
}

function freePort(port: Port, node: ScalarNode, documentOf: DocumentOf): { replace?: Repair } {
  const document = documentOf(node);
  if (!document || node.through.some(({ via }) => via !== 'override') || /\d-\d/.test(node.text)) return {};
  const change = (): Change => {
    const { source } = document;
    const edit =
      port.form === 'short'
        ? replaceScalar(node, onFreePort(port))
        : removeAt(source.text, pathTo(rootAt(document, node.at), node.at));
    return { uri: source.uri, edits: [edit] };
  };
  const consequence = `Docker then picks the host port; \`docker compose port\` tells which.`;
  return { replace: { title: `Publish port ${port.target} on a free host port`, change, consequence } };
}

/** Takes the entry of a scalar out of its file, where it is written there and not shared through an alias or merge. */
export function remover(node: ScalarNode, documentOf: DocumentOf, title: string): { remove?: Repair } {
  const document = documentOf(node);
  if (!document || node.through.some(({ via }) => via === 'alias' || via === 'merge')) return {};
  const { source } = document;
  const change = (): Change => ({
    uri: source.uri,
    edits: [removeAt(source.text, pathTo(rootAt(document, node.at), node.at))],
  });
  return { remove: { title, change } };
}
