import type { Observed, Query, Refusal, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import { keyOf } from './document';

interface Config {
  readonly 'current-context'?: string;
  readonly contexts?: readonly { readonly name?: string }[] | null;
}

interface Listed {
  readonly items?: readonly {
    readonly kind?: string;
    readonly metadata?: { readonly name?: string; readonly namespace?: string };
    readonly status?: { readonly replicas?: number };
  }[];
}

/** The contexts of the kubeconfig. */
export function contexts({ folder }: Environment): Query<readonly Target[]> {
  return {
    command: { executable: 'kubectl', args: ['config', 'view', '-o', 'json'], cwd: folder },
    read: (result) =>
      readJson<Config, readonly Target[]>(result, (config) =>
        (config.contexts ?? []).flatMap(({ name }) =>
          name === undefined
            ? []
            : [{ id: name, title: name, remote: true, current: name === config['current-context'] }],
        ),
      ),
  };
}

/** The pods of what keeps a number of them. Without a declared namespace the context's own is asked. */
export function pods(environment: Environment, target: Target | undefined): Query<readonly Observed[]> {
  const namespaces = [...new Set(environment.processTypes.map(({ namespace }) => namespace))];
  const [only] = namespaces;
  const scope = namespaces.length > 1 ? ['--all-namespaces'] : only === undefined ? [] : ['-n', only];
  const args = [
    ...(target ? ['--context', target.id] : []),
    ...['get', askedFor(environment), ...scope, '-o', 'json'],
  ];
  const declared = new Set(environment.processTypes.map(({ key }) => key));
  const namespaceOf = (found: string | undefined) => (scope.length === 0 ? undefined : found);
  return {
    command: { executable: 'kubectl', args, cwd: environment.folder },
    read: (result) =>
      readJson<Listed, readonly Observed[]>(result, ({ items = [] }) =>
        items
          .map(({ kind = '', metadata = {}, status = {} }) => ({
            key: keyOf(kind, namespaceOf(metadata.namespace), metadata.name ?? ''),
            running: status.replicas ?? 0,
          }))
          .filter(({ key }) => declared.has(key)),
      ),
  };
}

/** Kinds that a cluster may not know are asked for only where one is declared. */
const MORE: Readonly<Record<string, string>> = {
  ReplicationController: 'rc',
  Rollout: 'rollouts.argoproj.io',
  DeploymentConfig: 'deploymentconfigs.apps.openshift.io',
};

function askedFor({ processTypes }: Environment): string {
  const terms = new Set(processTypes.map(({ term }) => term));
  const more = Object.entries(MORE).flatMap(([term, resource]) => (terms.has(term) ? [resource] : []));
  return ['deploy', 'sts', 'rs', ...more].join(',');
}

function readJson<Shape, T>(
  { code, stdout, stderr }: { readonly code: number; readonly stdout: string; readonly stderr: string },
  read: (value: Shape) => T,
): T | Refusal {
  if (code !== 0) return { refused: stderr.trim() || `kubectl ended with ${code}.` };
  try {
    return read(JSON.parse(stdout) as Shape);
  } catch {
    return { refused: 'kubectl gave an answer that is no JSON of the expected shape.' };
  }
}
