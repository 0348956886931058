import { child, isNull } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import { pathTo, removeAt } from '../../core/formats/yaml/edit';
import type { Quantity } from '../../core/model';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { located } from '../../core/source';
import type { Repair } from '../../core/trait';
import { rootAt, textAt } from './document';
import type { KubernetesObject } from './document';
import { knativeQuantity } from './knative';

/** Counts are `int32` in the API. */
export const MOST_REPLICAS = 2 ** 31 - 1;

/** Where a kind writes its count; undefined where it has none. */
const COUNTS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'replicas'],
  StatefulSet: ['spec', 'replicas'],
  ReplicaSet: ['spec', 'replicas'],
  ReplicationController: ['spec', 'replicas'],
  Rollout: ['spec', 'replicas'],
  DeploymentConfig: ['spec', 'replicas'],
  Job: ['spec', 'parallelism'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'parallelism'],
};

/** The node that holds the count, if it is written. */
export function countNode({ kind, node }: KubernetesObject): Node | undefined {
  const path = COUNTS[kind];
  const found = path && child(node, ...path);
  return isNull(found) ? undefined : found;
}

export function quantityOf(object: KubernetesObject): Quantity {
  const { kind } = object;
  if (kind === 'Service') return knativeQuantity(object.node);
  if (kind === 'DaemonSet') return { kind: 'per-node', declared: true, known: true };
  const quantityKind = kind === 'CronJob' ? 'on-demand' : 'fixed';
  const node = countNode(object);
  if (!node) return { kind: quantityKind, count: 1, declared: false, known: true };
  const count = readCount(node);
  const value = node.kind === 'scalar' ? node.value : undefined;
  return {
    kind: quantityKind,
    ...(count === undefined ? {} : { count }),
    declared: true,
    known: count !== undefined,
    at: located(value, node.at, node.through),
    ...(COUNTS[kind]?.[1] === 'replicas' ? removal(object, node) : {}),
  };
}

/** A whole number as the API takes it: `"3"`, `-1`, `1e9` and `2.0` are none. */
export function readCount(node: Node | undefined): number | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'number' || !/^\d+$/.test(node.text)) return undefined;
  return node.value <= MOST_REPLICAS ? node.value : undefined;
}

export function countProblems(object: KubernetesObject): readonly Problem[] {
  const node = countNode(object);
  if (!node || readCount(node) !== undefined) return [];
  const field = COUNTS[object.kind]?.at(-1) ?? 'replicas';
  if (node.kind !== 'scalar' || node.text.includes('$'))
    return [syntaxProblem(`\`${field}\` is no number until something fills it in.`, node.at, 'info')];
  return [
    syntaxProblem(
      `\`${field}\` must be a whole number from 0 to ${MOST_REPLICAS}, without quotes: the API refuses ${node.text}.`,
      node.at,
    ),
  ];
}

function removal(object: KubernetesObject, node: Node): { remove?: Repair } {
  if (node.through.length > 0) return {};
  const remove: Repair = {
    title: 'Remove replicas',
    change: () => {
      const text = textAt(object, node.at) ?? '';
      return { uri: node.at.uri, edits: [removeAt(text, pathTo(rootAt(object, node.at), node.at))] };
    },
    consequence:
      `The next \`kubectl apply\` brings a live ${object.name.text} down to 1 pod until the autoscaler answers. ` +
      'To avoid that, take `replicas` out with `kubectl apply edit-last-applied` first.',
  };
  return { remove };
}
