import { child, isNull, scalarOf, textOf } from '../../core/formats/tree';
import type { Node, ScalarNode } from '../../core/formats/tree';
import { replaceScalar } from '../../core/formats/yaml/edit';
import type { Aim, Autoscaler } from '../../core/model';
import { located } from '../../core/source';
import { keyOf } from './document';
import type { KubernetesObject } from './document';
import { readCount } from './quantity';

interface Bounds {
  readonly min: { readonly key: string; readonly default: number };
  readonly max: { readonly key: string; readonly default?: number };
}

/** What an autoscaler leaves out: Kubernetes' own takes at least 1 and needs a maximum, KEDA's goes from 0 to 100. */
const HPA: Bounds = { min: { key: 'minReplicas', default: 1 }, max: { key: 'maxReplicas' } };
const KEDA: Bounds = {
  min: { key: 'minReplicaCount', default: 0 },
  max: { key: 'maxReplicaCount', default: 100 },
};

/** The keys of `spec` that bound a kind of autoscaler. */
export interface BoundKeys {
  readonly min: string;
  readonly max: string;
}

export function boundsOf(term: string): BoundKeys | undefined {
  const bounds = term === 'HorizontalPodAutoscaler' ? HPA : term === 'ScaledObject' ? KEDA : undefined;
  return bounds && { min: bounds.min.key, max: bounds.max.key };
}

export function autoscalerOf(object: KubernetesObject): Autoscaler | undefined {
  const { kind, group, name, namespace, node } = object;
  const bounds =
    kind === 'HorizontalPodAutoscaler' && group === 'autoscaling'
      ? HPA
      : kind === 'ScaledObject' && group === 'keda.sh'
        ? KEDA
        : undefined;
  if (!bounds) return undefined;
  const target = child(node, 'spec', 'scaleTargetRef');
  const written = scalarOf(child(target, 'name'));
  const targetName = textOf(written);
  if (!written || targetName === undefined) return undefined;
  const [min, max] = [boundIn(node, bounds.min), boundIn(node, bounds.max)];
  const targetKind = textOf(child(target, 'kind')) ?? 'Deployment';
  return {
    name: located(name.text, name.at, name.through),
    term: kind,
    target: keyOf(targetKind, namespace, targetName),
    aim: { kind: targetKind, name: targetName, ...placeOf(written, kind) },
    min,
    max,
    known: min !== undefined && max !== undefined,
  };
}

function boundIn(
  node: Node,
  { key, default: standard }: { readonly key: string; readonly default?: number },
) {
  const written = child(node, 'spec', key);
  return !written || isNull(written) ? standard : readCount(written);
}

function placeOf(node: ScalarNode, term: string): Pick<Aim, 'at' | 'rename'> {
  const { at, through } = node;
  if (through.length > 0) return { at };
  const rename: Aim['rename'] = (name) => ({
    title: `Aim at "${name}"`,
    consequence: `The ${term} then moves "${name}".`,
    change: () => ({ uri: at.uri, edits: [replaceScalar(node, name)] }),
  });
  return { at, rename };
}
