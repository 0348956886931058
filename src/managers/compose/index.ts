import { defineManager } from '../../core/manager';
import { readCompose } from './document';
import type { ComposeDocument } from './document';
import { laws } from './laws/index';
import { observe } from './observe';
import { recognise } from './recognise';
import { resolveCompose } from './resolve';
import { scaleCompose } from './scale';
import { watch } from './watch';

export const compose = defineManager<ComposeDocument>({
  id: 'compose',
  title: 'Docker Compose',
  files: ['{compose,docker-compose}{,.*,-*}.{yaml,yml}'],
  recognises: recognise,
  read: readCompose,
  resolve: resolveCompose,
  laws,
  scale: scaleCompose,
  observe,
  watch,
});
