import type { CommandLine, Word } from '../../core/command/command-line';
import { readable } from '../../core/command/readable';
import type { RemoveWords } from '../../core/command/remove-words';
import { child, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { Node, ScalarNode } from '../../core/formats/tree';
import { placeOf, removeWords, wordOf } from '../../core/formats/yaml/words';
import { hostsIn } from '../../core/hosts';
import type { Need } from '../../core/model';
import { located } from '../../core/source';
import { rootAt, textAt } from './document';
import type { KubernetesObject } from './document';

/** The pod that an object makes: the mapping with `metadata` and `spec`. */
export function podOf({ kind, node }: KubernetesObject): Node | undefined {
  if (kind === 'Pod') return node;
  return kind === 'CronJob'
    ? child(node, 'spec', 'jobTemplate', 'spec', 'template')
    : child(node, 'spec', 'template');
}

export function containersOf(pod: Node | undefined): readonly Node[] {
  return itemsOf(child(pod, 'spec', 'containers'));
}

/**
 * The container that the pod is for: what `kubectl logs` would take by its annotation, else the one of the workload's
 * own name, else the first. Init containers that stay (`restartPolicy: Always`) are sidecars and never it.
 */
export function appContainerOf(pod: Node | undefined, { name }: KubernetesObject): Node | undefined {
  const containers = containersOf(pod);
  const named = (wanted: string | undefined) =>
    containers.find((container) => wanted !== undefined && textOf(child(container, 'name')) === wanted);
  const annotated = textOf(child(pod, 'metadata', 'annotations', 'kubectl.kubernetes.io/default-container'));
  return named(annotated) ?? named(name.text) ?? containers[0];
}

/** The init containers that run as long as the pod does. */
export function sidecarsOf(pod: Node | undefined): readonly Node[] {
  return itemsOf(child(pod, 'spec', 'initContainers')).filter(
    (container) => textOf(child(container, 'restartPolicy')) === 'Always',
  );
}

/** `command` and `args` as one argument list; no shell reads it. */
export function commandOf(container: Node | undefined, object: KubernetesObject): CommandLine | undefined {
  const lists = [child(container, 'command'), child(container, 'args')].filter((node) => node !== undefined);
  const words = lists.flatMap((list) => itemsOf(list).flatMap((item) => argument(item, object)));
  const last = lists.at(-1);
  if (!last || words.length === 0) return undefined;
  return { text: readable(words), words, shell: false, at: last.at };
}

function argument(item: Node, object: KubernetesObject): Word[] {
  const scalar = scalarOf(item);
  if (!scalar) return [];
  return [{ ...wordOf(scalar, textAt(object, scalar.at)), through: scalar.through }];
}

/** Takes words out of a container's command, unless it is shared through an alias or a merge. */
export function wordRemover(object: KubernetesObject): RemoveWords {
  return (words) => {
    if (words.some(({ through }) => through.length > 0)) return undefined;
    const [first] = words;
    if (!first) return undefined;
    const change = () => {
      const file = object.files(first.at.uri);
      return file && removeWords(file.source, rootAt(object, first.at), words);
    };
    return change() && (() => change() ?? { uri: first.at.uri, edits: [] });
  };
}

/** Whom the containers call, as far as their environment names hosts inside the cluster. */
export function needsOf(pod: Node | undefined, object: KubernetesObject): readonly Need[] {
  const seen = new Set([object.name.text]);
  return containersOf(pod)
    .flatMap((container) => itemsOf(child(container, 'env')))
    .flatMap((variable) => {
      const value = scalarOf(child(variable, 'value'));
      return value ? hostNeeds(textOf(child(variable, 'name')) ?? '', value, object) : [];
    })
    .filter(({ on }) => !seen.has(on) && seen.add(on));
}

function hostNeeds(variable: string, value: ScalarNode, object: KubernetesObject): Need[] {
  const place = placeOf(value, textAt(object, value.at));
  return hostsIn(variable, value.text).flatMap(({ host, start, end }) => {
    const on = serviceName(host);
    if (on === undefined) return [];
    return [{ on, kind: 'network', at: located(host, place.at(start, end), value.through) }];
  });
}

/** `db`, `db.shop`, `db.shop.svc`, `db.shop.svc.cluster.local`: a Service's names in the cluster's DNS. */
function serviceName(host: string): string | undefined {
  const [name = '', , third] = host.split('.');
  if (name === 'localhost' || /^[\d.]+$/.test(host)) return undefined;
  return third === undefined || third === 'svc' ? name : undefined;
}
