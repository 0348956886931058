import type { Trouble } from '../../core/observed';

/** What is looked at of a pod in a cluster. */
export interface LivePod {
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly deletionTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly { readonly kind?: string; readonly name?: string }[];
  };
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly Condition[];
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
  };
}

interface Condition {
  readonly type?: string;
  readonly status?: string;
  readonly reason?: string;
}

interface ContainerStatus {
  readonly state?: { readonly waiting?: { readonly reason?: string } };
}

interface Owner {
  readonly kind: string;
  readonly name: string;
}

const KNATIVE_SERVICE = 'serving.knative.dev/service';

/**
 * Itself and what keeps it. A Deployment's or a Rollout's pods belong to a ReplicaSet of its name, to which the
 * template's hash is added (kubernetes.io, "Deployments", pod-template-hash).
 */
export function ownersOf({ metadata = {} }: LivePod): readonly Owner[] {
  const { name, labels = {}, ownerReferences = [] } = metadata;
  const hash = labels['pod-template-hash'] ?? labels['rollouts-pod-template-hash'];
  const service = labels[KNATIVE_SERVICE];
  const kept = ownerReferences.flatMap(({ kind, name: owner }): readonly Owner[] => {
    if (kind === undefined || owner === undefined) return [];
    const suffix = `-${hash ?? ''}`;
    if (kind !== 'ReplicaSet' || hash === undefined || !owner.endsWith(suffix))
      return [{ kind, name: owner }];
    const above = owner.slice(0, -suffix.length);
    return [{ kind, name: owner }, ...['Deployment', 'Rollout'].map((of) => ({ kind: of, name: above }))];
  });
  return [
    ...(name === undefined ? [] : [{ kind: 'Pod', name }]),
    ...kept,
    ...(service === undefined ? [] : [{ kind: 'Knative Service', name: service }]),
  ];
}

export function isReady({ metadata, status = {} }: LivePod): boolean {
  return metadata?.deletionTimestamp === undefined && conditionOf(status, 'Ready')?.status === 'True';
}

/** What keeps it from running well. One that is on its way out has none. */
export function troubleOf({ metadata, status = {} }: LivePod): Omit<Trouble, 'count'> | undefined {
  const { phase, containerStatuses = [], initContainerStatuses = [] } = status;
  if (metadata?.deletionTimestamp !== undefined || phase === 'Succeeded') return undefined;
  const waiting = [...initContainerStatuses, ...containerStatuses].flatMap(
    ({ state }) => state?.waiting?.reason ?? [],
  );
  if (waiting.includes('CrashLoopBackOff')) return { kind: 'crash-loop' };
  if (phase === 'Failed') return { kind: 'failed' };
  const scheduled = conditionOf(status, 'PodScheduled');
  const reason = scheduled?.status === 'False' ? scheduled.reason : waiting[0];
  if (phase === 'Pending') return { kind: 'pending', ...(reason === undefined ? {} : { reason }) };
  if (phase === 'Running' && conditionOf(status, 'Ready')?.status === 'False')
    return { kind: 'unhealthy', ...(reason === undefined ? {} : { reason }) };
  return undefined;
}

function conditionOf(
  { conditions = [] }: NonNullable<LivePod['status']>,
  type: string,
): Condition | undefined {
  return conditions.find((condition) => condition.type === type);
}
