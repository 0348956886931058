import { child, entriesOf, itemsOf, textOf } from '../../../core/formats/tree';
import type { Node, ScalarNode } from '../../../core/formats/tree';
import type { Level } from './level';
import { nowNamed } from './resource';
import type { Resource } from './resource';
import { fieldSpec } from './settings';
import type { FieldSpec } from './settings';
import { changeAt, emptyMapping, scalar, withEntry } from './tree';

const spec = (path: string, create: boolean, ...kinds: readonly string[]): FieldSpec[] =>
  (kinds.length > 0 ? kinds : [undefined]).map((kind) => ({
    ...(kind === undefined ? {} : { kind }),
    path: path.split('/'),
    create,
  }));

const TEMPLATED = ['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job', 'ReplicationController'];

const own = (field: string) => spec(`metadata/${field}`, true);
const templates = (field: string) => [
  ...spec(`spec/template/metadata/${field}`, true, ...TEMPLATED),
  ...spec(`spec/jobTemplate/metadata/${field}`, true, 'CronJob'),
  ...spec(`spec/jobTemplate/spec/template/metadata/${field}`, true, 'CronJob'),
];

/** Where kustomize puts labels that select too (its `commonlabels` configuration). */
const SELECTORS = [
  ...spec('spec/selector', true, 'Service', 'ReplicationController'),
  ...spec('spec/selector/matchLabels', true, 'Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'),
  ...spec('spec/selector/matchLabels', false, 'Job', 'PodDisruptionBudget'),
  ...spec('spec/jobTemplate/spec/selector/matchLabels', false, 'CronJob'),
];

/** `commonLabels`, `labels` and `commonAnnotations`. */
export function applyLabels(level: Level): void {
  const { root, settings } = level;
  const everywhere = [...own('labels'), ...SELECTORS, ...templates('labels'), ...settings.labels];
  put(level, child(root, 'commonLabels'), everywhere);
  for (const label of itemsOf(child(root, 'labels'))) {
    const is = (key: string) => textOf(child(label, key))?.toLowerCase() === 'true';
    const more = itemsOf(child(label, 'fields')).map(fieldSpec);
    const where = is('includeSelectors')
      ? everywhere
      : is('includeTemplates')
        ? [...own('labels'), ...templates('labels')]
        : own('labels');
    put(level, child(label, 'pairs'), [...where, ...more]);
  }
  put(level, child(root, 'commonAnnotations'), [...own('annotations'), ...templates('annotations')]);
}

function put(level: Level, pairs: Node | undefined, where: readonly FieldSpec[]): void {
  const labels = entriesOf(pairs).flatMap(({ key, value }) =>
    value.kind === 'scalar' ? [[key.text, scalar(value.text, value.at, value.through)] as const] : [],
  );
  if (labels.length > 0) for (const resource of level.resources) putOn(resource, labels, where);
}

function putOn(
  resource: Resource,
  labels: readonly (readonly [string, ScalarNode])[],
  where: readonly FieldSpec[],
): void {
  const { kind } = nowNamed(resource);
  const [first] = labels;
  for (const { kind: wanted, path, create } of where) {
    if (!first || (wanted !== undefined && wanted !== kind)) continue;
    const changed = changeAt(
      resource.node,
      path,
      (before) =>
        labels.reduce(
          (mapping, [key, value]) => withEntry(mapping, key, value),
          before?.kind === 'mapping' ? before : emptyMapping(first[1].at),
        ),
      create ? first[1].at : undefined,
    );
    if (changed.kind === 'mapping') resource.node = changed;
  }
}
