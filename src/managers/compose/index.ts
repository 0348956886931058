import { defineManager } from '../../core/manager';
import { dryRun } from './engine';
import { contexts } from './contexts';
import { readCompose } from '../../core/formats/compose/document';
import type { ComposeDocument } from '../../core/formats/compose/document';
import { laws } from './laws/index';
import { observe } from './observe';
import { operateCompose } from './operate';
import { recognise } from './recognise';
import { resolveCompose } from './resolve';
import { scaleCompose, scaleTogether } from './scale';
import { watch } from './watch';

export const compose = defineManager<ComposeDocument>({
  id: 'compose',
  title: 'Docker Compose',
  files: ['{compose,docker-compose}{,.*,-*}.{yaml,yml}'],
  recognises: recognise,
  read: readCompose,
  resolve: resolveCompose,
  readsAsAsked: true,
  laws,
  scale: scaleCompose,
  scaleTogether,
  dryRun,
  operate: operateCompose,
  install: { docker: 'https://docs.docker.com/get-started/get-docker' },
  targetTerm: 'Docker context',
  targets: contexts,
  observe,
  local: true,
  watch,
});
