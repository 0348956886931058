import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';
import { nameOf } from '../../core/uri';
import { isKustomization } from './kustomize/files';

const OTHER_FILES = /^(Chart\.ya?ml|values([.-].*)?\.ya?ml)$/;
const KINDS = [
  ...[
    'Deployment',
    'StatefulSet',
    'ReplicaSet',
    'ReplicationController',
    'DaemonSet',
    'Job',
    'CronJob',
    'Pod',
  ],
  ...['Rollout', 'DeploymentConfig', 'HorizontalPodAutoscaler', 'ScaledObject'],
  ...['Service', 'Ingress', '(?:HTTP|GRPC|TLS|TCP|UDP)?Route', '\\w*List'],
].join('|');
const API_VERSION = /^\uFEFF?["']?apiVersion["']?[ \t]*:/m;
const KIND = new RegExp(`^\\uFEFF?["']?kind["']?[ \\t]*:[ \\t]*["']?(${KINDS})\\b`, 'm');
const KIND_IN_JSON = new RegExp(`"kind"\\s*:\\s*"(${KINDS})"`);

/** YAML and JSON are everyone's: a manifest names its API and a kind that has to do with processes. */
export function recognise(source: SourceText): Recognition {
  const { uri, text } = source;
  if (isKustomization(uri)) {
    const template = templateOf(source);
    return template === undefined ? 'yes' : { lookAlike: template };
  }
  if (OTHER_FILES.test(nameOf(uri))) return 'no';
  const isJson = /^\s*\{/.test(text.slice(0, 200));
  const found = isJson
    ? text.slice(0, 2048).includes('"apiVersion"') && KIND_IN_JSON.test(text)
    : API_VERSION.test(text) && KIND.test(text);
  if (!found) return 'no';
  const template = isJson ? undefined : templateOf(source);
  return template === undefined ? 'yes' : { lookAlike: template };
}
