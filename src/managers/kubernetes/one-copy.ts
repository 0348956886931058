import { isDataServer, servesData, sharedDataRefusal } from '../../core/data-directory';
import { child, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { Node, ScalarNode } from '../../core/formats/tree';
import { pathTo, removeAt } from '../../core/formats/yaml/edit';
import { isBackingImage, isReverseProxyImage } from '../../core/image';
import type { Change } from '../../core/source';
import type { OneCopyTrait } from '../../core/trait';
import { rootAt, textAt } from './document';
import type { KubernetesObject } from './document';
import { containersOf, sidecarsOf } from './pod';

/** What only one pod can hold. A DaemonSet has one pod on a node by its nature. */
export function oneCopyTraits(object: KubernetesObject, pod: Node | undefined): readonly OneCopyTrait[] {
  if (object.kind === 'DaemonSet') return [];
  return [...hostPorts(object, pod), ...dataDirectories(pod)];
}

const ONE_POD_ON_A_NODE =
  'A node gives a host port to one pod: without another free node the second pod stays Pending ' +
  '("didn\'t have free ports for the requested pod ports").';

function hostPorts(object: KubernetesObject, pod: Node | undefined): OneCopyTrait[] {
  const network = scalarOf(child(pod, 'spec', 'hostNetwork'));
  const onHost = network?.value === true;
  const ports = [...containersOf(pod), ...sidecarsOf(pod)].flatMap((container) => {
    const image = textOf(child(container, 'image')) ?? '';
    return itemsOf(child(container, 'ports')).flatMap((port) => {
      const node = scalarOf(child(port, onHost ? 'containerPort' : 'hostPort'));
      return node && node.value !== null && node.value !== 0 ? [{ node, image }] : [];
    });
  });
  // On the host's network the API sets `hostPort` to each `containerPort`: one word there, not each port, decides.
  if (onHost) return ports.slice(0, 1).map(({ node, image }) => trait(node, network, image));
  return ports.map(({ node, image }) => ({ ...trait(node, node, image), ...removal(object, node) }));
}

function trait(port: ScalarNode, { at }: ScalarNode, image: string): OneCopyTrait {
  return {
    kind: 'one-copy',
    resource: 'host-port',
    value: port.text,
    certain: false,
    refusal: ONE_POD_ON_A_NODE,
    remarkable: !isBackingImage(image) && !isReverseProxyImage(image) && !['80', '443'].includes(port.text),
    at,
  };
}

function removal(object: KubernetesObject, { at, through }: Node): Pick<OneCopyTrait, 'remove'> {
  if (through.length > 0) return {};
  const change = (): Change => {
    const text = textAt(object, at) ?? '';
    return { uri: at.uri, edits: [removeAt(text, pathTo(rootAt(object, at), at))] };
  };
  const consequence = "The port is then closed on the node's address: a Service has to lead to the pods.";
  return { remove: { title: 'Remove hostPort', change, consequence } };
}

/** A database's directory on a claim that all pods mount: one by a template would be another for each. */
function dataDirectories(pod: Node | undefined): OneCopyTrait[] {
  const claims = new Map(
    itemsOf(child(pod, 'spec', 'volumes')).flatMap((volume): [string, string][] => {
      const claim = child(volume, 'persistentVolumeClaim');
      const name = textOf(child(claim, 'claimName'));
      const written = textOf(child(claim, 'readOnly')) !== 'true';
      return name !== undefined && written ? [[textOf(child(volume, 'name')) ?? '', name]] : [];
    }),
  );
  return containersOf(pod).flatMap((container) => {
    const image = textOf(child(container, 'image')) ?? '';
    if (!isDataServer(image) || !servesData(argumentsOf(container))) return [];
    return itemsOf(child(container, 'volumeMounts')).flatMap((mount): OneCopyTrait[] => {
      const path = scalarOf(child(mount, 'mountPath'));
      const claim = claims.get(textOf(child(mount, 'name')) ?? '');
      const refusal = path && sharedDataRefusal(image, path.text);
      const apart = child(mount, 'subPathExpr') ?? child(mount, 'readOnly');
      if (!path || refusal === undefined || claim === undefined || apart) return [];
      const { at } = path;
      const fact = { value: claim, certain: true, refusal, remarkable: false, at };
      return [{ kind: 'one-copy', resource: 'volume', ...fact }];
    });
  });
}

function argumentsOf(container: Node): readonly string[] {
  const lists = [child(container, 'command'), child(container, 'args')];
  return lists.flatMap((list) => itemsOf(list).flatMap((item) => textOf(item) ?? []));
}
