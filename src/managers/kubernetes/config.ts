import { child, entriesOf, itemsOf, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import type { Config, Json } from '../../core/model';
import type { KubernetesObject } from './document';
import { podOf } from './pod';

/** What Kubernetes would run: the part of an object that says how many of which containers. */
export function configOf(object: KubernetesObject): Config {
  const { node, kind, name } = object;
  const pod = podOf(object);
  const list = (key: string) => itemsOf(child(pod, 'spec', key));
  const replicas = child(node, 'spec', 'replicas');
  const init = list('initContainers').map(container);
  return {
    apiVersion: textOf(child(node, 'apiVersion')) ?? '',
    kind,
    ...(object.namespace === undefined ? {} : { namespace: object.namespace }),
    name: name.text,
    ...(replicas?.kind === 'scalar' && replicas.value !== null ? { replicas: replicas.value } : {}),
    containers: list('containers').map(container),
    ...(init.length > 0 ? { initContainers: init } : {}),
  };
}

function container(node: Node): Config {
  const written = entriesOf(node).filter(({ key }) =>
    ['name', 'image', 'command', 'args'].includes(key.text),
  );
  return Object.fromEntries(written.map(({ key, value }) => [key.text, plain(value)]));
}

/** A scalar, or a list of scalars: a command has nothing deeper. */
function plain(node: Node): Json {
  if (node.kind === 'scalar') return node.value;
  return itemsOf(node).map((item) => (item.kind === 'scalar' ? item.value : null));
}
