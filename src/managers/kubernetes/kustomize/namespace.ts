import { child, scalarOf } from '../../../core/formats/tree';
import type { Level } from './level';
import { describeId, groupOf, nowNamed, rename } from './resource';

/** Kinds of Kubernetes' own that live in no namespace. */
const CLUSTER_WIDE = new Set([
  ...['Namespace', 'Node', 'PersistentVolume', 'ComponentStatus', 'CustomResourceDefinition', 'APIService'],
  ...['ClusterRole', 'ClusterRoleBinding', 'StorageClass', 'VolumeAttachment', 'CSIDriver', 'CSINode'],
  ...['PriorityClass', 'IngressClass', 'RuntimeClass', 'PodSecurityPolicy', 'CertificateSigningRequest'],
  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration', 'FlowSchema'],
  ...['PriorityLevelConfiguration', 'TokenReview', 'SubjectAccessReview', 'SelfSubjectAccessReview'],
]);

/** `namespace:` moves everything that can be in one. */
export function applyNamespace(level: Level): void {
  const namespace = scalarOf(child(level.root, 'namespace'));
  if (!namespace || namespace.value === null || namespace.text === '') return;
  for (const resource of level.resources) {
    const { kind, apiVersion } = nowNamed(resource);
    const group = groupOf(apiVersion);
    const own = group === '' || !group.includes('.') || group.endsWith('.k8s.io');
    if (own && CLUSTER_WIDE.has(kind)) continue;
    rename(resource, 'namespace', namespace.text, namespace.at);
  }
  const twice = level.twice();
  if (twice) level.refuse(`\`namespace\` makes two of ${describeId(twice)}.`, namespace.at);
}
