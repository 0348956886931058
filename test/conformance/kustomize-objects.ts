import { parseAllDocuments } from 'yaml';

export type Plain = Record<string, unknown>;

/** What is compared of an object beside its kind, namespace and name, which are its key. */
export const FIELDS = ['apiVersion', 'replicas', 'containers', 'initContainers', 'target'] as const;

const PODS = ['template.spec', 'jobTemplate.spec.template.spec'];
const WORKLOADS: Readonly<Record<string, RegExp>> = {
  Deployment: /^(apps|extensions)\//,
  StatefulSet: /^apps\//,
  ReplicaSet: /^(apps|extensions)\//,
  DaemonSet: /^(apps|extensions)\//,
  ReplicationController: /^v1$/,
  Pod: /^v1$/,
  Job: /^batch\//,
  CronJob: /^batch\//,
  Rollout: /^argoproj\.io\//,
  DeploymentConfig: /^(apps\.openshift\.io\/)?v1$/,
  Service: /^serving\.knative\.dev\//,
};

/** The workloads and autoscalers of a text that kubectl built, by what names them. */
export function objectsIn(text: string): Map<string, Plain> {
  const documents = parseAllDocuments(text);
  const objects = (Array.isArray(documents) ? documents : []).map(
    (document) => document.toJS() as Plain | null,
  );
  return new Map(objects.flatMap((object) => (object ? entryOf(object) : [])));
}

function entryOf(object: Plain): (readonly [string, Plain])[] {
  const { apiVersion, kind } = object as { apiVersion?: string; kind?: string };
  const { name, namespace } = (object['metadata'] ?? {}) as Plain;
  const spec = (object['spec'] ?? {}) as Plain;
  const identity = { apiVersion, kind, name, namespace };
  if (kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject')
    return [autoscaler({ name: String(name), kind, target: (spec['scaleTargetRef'] ?? {}) as Target })];
  if (!WORKLOADS[kind ?? '']?.test(apiVersion ?? '')) return [];
  const pod = kind === 'Pod' ? spec : PODS.map((path) => at(spec, path)).find((found) => found !== undefined);
  const lists = {
    containers: containers(pod?.['containers']) ?? [],
    initContainers: containers(pod?.['initContainers']),
  };
  return [workload({ ...identity, replicas: spec['replicas'], ...lists })];
}

export function workload(config: Plain): readonly [string, Plain] {
  return [`${String(config['kind'])} ${String(config['namespace'] ?? '')}/${String(config['name'])}`, config];
}

interface Target {
  readonly kind?: string;
  readonly name?: string;
}

/** Two of one name in different namespaces are told apart by what they move. */
export function autoscaler({ name, kind, target }: { name: string; kind: string; target: Target }) {
  const moved = { kind: target.kind ?? 'Deployment', name: target.name };
  return [`${kind} ${name} of ${moved.kind} ${String(moved.name)}`, { target: moved }] as const;
}

function at(object: Plain, path: string): Plain | undefined {
  return path.split('.').reduce<Plain | undefined>((here, key) => here?.[key] as Plain | undefined, object);
}

/** The fields that say what a container runs; an empty list is none. */
function containers(list: unknown): Plain[] | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  return (list as Plain[]).map((container) =>
    Object.fromEntries(
      ['name', 'image', 'command', 'args'].flatMap((key) =>
        key in container ? [[key, container[key]]] : [],
      ),
    ),
  );
}
