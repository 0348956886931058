import type { Query, Target } from '../../core/manager';
import type { Environment, ProcessType } from '../../core/model';
import { joinTroubles } from '../../core/observed';
import type { Observed } from '../../core/observed';
import { getFrom, namespacesOf, readJson } from './cluster';
import { keyOf } from './document';
import { isReady, ownersOf, troubleOf } from './live-pod';
import type { LivePod } from './live-pod';

/** Each kind as `kubectl get` names it. Of a Knative Service and of a Pod, the pods themselves say all. */
const RESOURCES: Readonly<Record<string, string>> = {
  Deployment: 'deploy',
  StatefulSet: 'sts',
  ReplicaSet: 'rs',
  DaemonSet: 'ds',
  Job: 'jobs',
  CronJob: 'cronjobs',
  ReplicationController: 'rc',
  Rollout: 'rollouts.argoproj.io',
  DeploymentConfig: 'deploymentconfigs.apps.openshift.io',
};
const PODS_ALONE = ['Knative Service', 'Pod'];

interface Live {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
  readonly spec?: { readonly replicas?: number };
  readonly status?: {
    readonly readyReplicas?: number;
    readonly numberReady?: number;
    readonly desiredNumberScheduled?: number;
    readonly active?: number | readonly unknown[];
  };
}

interface Listed {
  readonly items?: readonly (Live & LivePod)[];
}

/** How many pods are ready of what keeps a number of them, and what is wrong with the others. */
export function pods(
  environment: Environment,
  target: Target | undefined,
): Query<readonly Observed[]> | undefined {
  const declared = namespacesOf(environment);
  const asked = environment.processTypes.filter(
    ({ term, namespace }) =>
      (Object.hasOwn(RESOURCES, term) || PODS_ALONE.includes(term)) &&
      // Beside others, nobody knows which namespace the context's own is.
      (namespace !== undefined || declared.length === 1),
  );
  if (asked.length === 0) return undefined;
  const terms = new Set(asked.map(({ term }) => term));
  const resources = Object.entries(RESOURCES).flatMap(([term, name]) => (terms.has(term) ? [name] : []));
  // Objects of the context's own namespace are declared without one.
  const namespaceOf = (found: string | undefined) =>
    declared.length === 1 && declared[0] === undefined ? undefined : found;
  return {
    command: getFrom(environment, target, [...resources, 'pods'].join(','), '-o', 'json'),
    read: (result) =>
      readJson<Listed, readonly Observed[]>(result, ({ items = [] }) => {
        const byOwner = new Map<string, LivePod[]>();
        const objects = new Map<string, Live>();
        for (const item of items) {
          const { kind = '', metadata: { name = '', namespace } = {} } = item;
          if (kind !== 'Pod') objects.set(keyOf(kind, namespaceOf(namespace), name), item);
          else
            for (const owner of ownersOf(item)) {
              const key = keyOf(owner.kind, namespaceOf(namespace), owner.name);
              byOwner.set(key, [...(byOwner.get(key) ?? []), item]);
            }
        }
        return asked.map((type) => observed(type, objects.get(type.key), byOwner.get(podsKeyOf(type)) ?? []));
      }),
  };
}

/** A Knative Service is known to its pods under its own name. */
function podsKeyOf({ term, key }: ProcessType): string {
  return term === 'Knative Service' ? `${term}${key.slice(key.indexOf('/'))}` : key;
}

function observed({ key, term }: ProcessType, live: Live | undefined, own: readonly LivePod[]): Observed {
  const { readyReplicas, numberReady, desiredNumberScheduled, active } = live?.status ?? {};
  const troubles = joinTroubles(own.flatMap((pod) => troubleOf(pod) ?? []));
  const ready = own.filter(isReady).length;
  const wanted = term === 'DaemonSet' ? desiredNumberScheduled : live?.spec?.replicas;
  const running = (): number => {
    if (PODS_ALONE.includes(term)) return ready;
    if (term === 'DaemonSet') return numberReady ?? 0;
    if (term === 'Job') return typeof active === 'number' ? active : 0;
    if (term === 'CronJob') return Array.isArray(active) ? active.length : 0;
    return readyReplicas ?? 0;
  };
  return {
    key,
    running: running(),
    ...(typeof wanted === 'number' ? { wanted } : {}),
    ...(troubles.length > 0 ? { troubles } : {}),
  };
}
