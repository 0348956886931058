import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import type { JobFile } from './job';
import { laws } from './laws/index';
import { allocations } from './observe';
import { readJob } from './read';
import { recognise } from './recognise';
import { resolveJob } from './resolve';
import { scaleGroup } from './scale';

export const nomad: Manager = defineManager<JobFile>({
  id: 'nomad',
  title: 'Nomad',
  files: ['*.nomad', '*.hcl', '*.json'],
  manifests: 'jobs (`*.nomad`, `*.nomad.hcl`, `*.hcl`, `*.json`)',
  recognises: recognise,
  read: readJob,
  resolve: resolveJob,
  laws,
  scale: scaleGroup,
  install: { nomad: 'https://developer.hashicorp.com/nomad/install' },
  observe: allocations,
});
