import { readCompose } from '../../core/formats/compose/document';
import type { ComposeDocument } from '../../core/formats/compose/document';
import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { laws } from './laws/index';
import { observe } from './observe';
import { operateStack } from './operate';
import { recognise } from './recognise';
import { resolveStack } from './resolve';
import { scaleStack, scaleTogether } from './scale';
import { stacks } from './stacks';
import { watch } from './watch';

export const swarm: Manager = defineManager<ComposeDocument>({
  id: 'swarm',
  title: 'Docker Swarm',
  files: [
    'docker-{stack,swarm}{,.*,-*}.{yaml,yml}',
    '{stack,swarm}*.{yaml,yml}',
    '*{.,-}{stack,swarm}.{yaml,yml}',
  ],
  manifests: 'stacks (`docker-stack.yaml`, `docker-swarm.yaml`, `stack.yaml`)',
  recognises: recognise,
  read: readCompose,
  resolve: resolveStack,
  laws,
  scale: scaleStack,
  scaleTogether,
  operate: operateStack,
  install: { docker: 'https://docs.docker.com/get-started/get-docker' },
  targetTerm: 'stack',
  targets: stacks,
  observe,
  watch,
});
