import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { templateOf } from '../../core/template';
import { nameOf } from '../../core/uri';
import { CHART_FILE, isChartTemplate, isValuesFile, mentionsCounts } from './chart/files';
import { isKustomization } from './kustomize/files';

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
  if (isKustomization(uri)) return asManifest(source);
  if (nameOf(uri) === CHART_FILE) return 'no';
  if (isValuesFile(uri) && !API_VERSION.test(text)) return mentionsCounts(source) ? 'yes' : 'no';
  const isJson = /^\s*\{/.test(text.slice(0, 200));
  const found = isJson
    ? text.slice(0, 2048).includes('"apiVersion"') && KIND_IN_JSON.test(text)
    : API_VERSION.test(text) && KIND.test(text);
  if (!found) return 'no';
  if (isChartTemplate(source)) return { lookAlike: 'Helm template' };
  return isJson ? 'yes' : asManifest(source);
}

/** What is filled in before it is a manifest is a template. */
function asManifest(source: SourceText): Recognition {
  const template = templateOf(source);
  return template === undefined ? 'yes' : { lookAlike: template };
}
