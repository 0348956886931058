import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { contexts } from './cluster';
import { readKubernetes } from './document';
import type { KubernetesDocument } from './document';
import { dryRun } from './kubectl';
import { laws } from './laws/index';
import { pods } from './observe';
import { operateKubernetes } from './operate';
import { recognise } from './recognise';
import { resolveKubernetes } from './resolve';
import { scaleKubernetes } from './scale';
import { watch } from './watch';

export const kubernetes: Manager = defineManager<KubernetesDocument>({
  id: 'kubernetes',
  title: 'Kubernetes',
  files: ['*.yaml', '*.yml', '*.json', 'kustomization.{yaml,yml}', 'Kustomization'],
  manifests: 'workloads and autoscalers in YAML or JSON, `kustomization.yaml`, values of Helm charts',
  recognises: recognise,
  read: readKubernetes,
  resolve: resolveKubernetes,
  laws,
  scale: scaleKubernetes,
  dryRun,
  operate: operateKubernetes,
  install: { kubectl: 'https://kubernetes.io/docs/tasks/tools' },
  targetTerm: 'kube context',
  targets: contexts,
  observe: pods,
  watch,
});
