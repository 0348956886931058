import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { readBlueprint } from './document';
import type { Blueprint } from './document';
import { laws } from './laws/index';
import { recognise } from './recognise';
import { resolveBlueprint } from './resolve';
import { scaleService } from './scale';

export const render: Manager = defineManager<Blueprint>({
  id: 'render',
  title: 'Render',
  files: ['render.{yaml,yml}'],
  recognises: recognise,
  read: readBlueprint,
  resolve: resolveBlueprint,
  laws,
  scale: scaleService,
});
