import { child, itemsOf, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import { LONGEST_PATH } from './tree';

/** A place of some kinds that a transformer changes; no kind means any. */
export interface FieldSpec {
  readonly group?: string;
  readonly kind?: string;
  readonly path: readonly string[];
  readonly create: boolean;
}

/** Which names follow which: where an object of a kind names one of another. */
export interface Reference {
  readonly to: string;
  readonly from: FieldSpec;
}

/** What `configurations:` adds to the transformers. */
export interface Settings {
  readonly replicas: readonly FieldSpec[];
  readonly references: readonly Reference[];
  readonly labels: readonly FieldSpec[];
  readonly varReferences: readonly FieldSpec[];
  /** True where `openapi:` brings a schema for custom resources. */
  readonly schema: boolean;
}

const spec = (kind: string, path: string): FieldSpec => ({ kind, path: path.split('/'), create: true });

/** The kinds that kustomize itself knows replicas of, in the words and order of its own message. */
export const KUSTOMIZE_COUNTS = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'];

const from = (to: string, kind: string, ...paths: readonly string[]): Reference[] =>
  paths.map((path) => ({ to, from: spec(kind, path) }));

/** The part of kustomize's `namereference` configuration that leads to workloads or from them to their network. */
const REFERENCES: readonly Reference[] = [
  ...KUSTOMIZE_COUNTS.flatMap((kind) => from(kind, 'HorizontalPodAutoscaler', 'spec/scaleTargetRef/name')),
  ...from('Service', 'StatefulSet', 'spec/serviceName'),
  ...from(
    'Service',
    'Ingress',
    'spec/rules/http/paths/backend/serviceName',
    'spec/backend/serviceName',
    'spec/rules/http/paths/backend/service/name',
    'spec/defaultBackend/service/name',
  ),
  ...['Pod', 'StatefulSet', 'Deployment', 'ReplicationController', 'CronJob', 'Job', 'DaemonSet'].flatMap(
    (kind) => from('PersistentVolumeClaim', kind, `${podPath(kind)}/volumes/persistentVolumeClaim/claimName`),
  ),
];

function podPath(kind: string): string {
  if (kind === 'Pod') return 'spec';
  return kind === 'CronJob' ? 'spec/jobTemplate/spec/template/spec' : 'spec/template/spec';
}

/** The part of kustomize's `varreference` configuration that says what containers run. */
const VAR_REFERENCES = [
  'Pod',
  'StatefulSet',
  'Deployment',
  'ReplicaSet',
  'CronJob',
  'Job',
  'DaemonSet',
].flatMap((kind) =>
  ['containers', 'initContainers'].flatMap((list) =>
    ['command', 'args', 'env/value'].map((field) => spec(kind, `${podPath(kind)}/${list}/${field}`)),
  ),
);

export const DEFAULTS: Settings = {
  replicas: KUSTOMIZE_COUNTS.map((kind) => spec(kind, 'spec/replicas')),
  references: REFERENCES,
  labels: [],
  varReferences: VAR_REFERENCES,
  schema: false,
};

/** The settings with what a file under `configurations:` adds. */
export function withConfiguration(settings: Settings, root: Node | undefined): Settings {
  const references = itemsOf(child(root, 'nameReference')).flatMap((reference) =>
    itemsOf(child(reference, 'fieldSpecs')).map((node) => ({
      to: textOf(child(reference, 'kind')) ?? '',
      from: fieldSpec(node),
    })),
  );
  return {
    ...settings,
    replicas: [...settings.replicas, ...itemsOf(child(root, 'replicas')).map(fieldSpec)],
    references: [...settings.references, ...references],
    labels: [...settings.labels, ...itemsOf(child(root, 'commonLabels')).map(fieldSpec)],
    varReferences: [...settings.varReferences, ...itemsOf(child(root, 'varReference')).map(fieldSpec)],
  };
}

/** What a base's configurations add holds above it too, but not below. */
export function joinSettings(a: Settings, b: Settings): Settings {
  const all = <T>(x: readonly T[], y: readonly T[]) => [...new Set([...x, ...y])];
  return {
    replicas: all(a.replicas, b.replicas),
    references: all(a.references, b.references),
    labels: all(a.labels, b.labels),
    varReferences: all(a.varReferences, b.varReferences),
    schema: a.schema || b.schema,
  };
}

export function fieldSpec(node: Node): FieldSpec {
  const [group, kind] = [textOf(child(node, 'group')), textOf(child(node, 'kind'))];
  return {
    ...(group === undefined ? {} : { group }),
    ...(kind === undefined ? {} : { kind }),
    path: (textOf(child(node, 'path')) ?? '').split('/', LONGEST_PATH).filter((step) => step !== ''),
    create: textOf(child(node, 'create')) === 'true',
  };
}
