import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { readProcessFile } from './document';
import type { ProcessFile } from './document';
import { laws } from './laws/index';
import { processes } from './observe';
import { operateProcess } from './operate';
import { recognise } from './recognise';
import { resolveProcesses } from './resolve';
import { scaleProcess } from './scale';

export const processCompose: Manager = defineManager<ProcessFile>({
  id: 'process-compose',
  title: 'process-compose',
  files: ['process-compose*.{yaml,yml}', '*.{yaml,yml}'],
  manifests: '`process-compose.yaml`, and other YAML with processes',
  recognises: recognise,
  read: readProcessFile,
  resolve: resolveProcesses,
  laws,
  scale: scaleProcess,
  operate: operateProcess,
  install: { 'process-compose': 'https://f1bonacc1.github.io/process-compose/installation/' },
  observe: processes,
});
