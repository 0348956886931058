import { readToml } from '../../core/formats/toml';
import type { TomlFile } from '../../core/formats/toml';
import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { apps } from './apps';
import { laws } from './laws/index';
import { machines } from './machines';
import { recognise } from './recognise';
import { resolveFly } from './resolve';
import { scaleFly, scaleTogether } from './scale';

export const fly: Manager = defineManager<TomlFile>({
  id: 'fly',
  title: 'Fly',
  files: ['fly.toml', 'fly.*.toml'],
  recognises: recognise,
  read: readToml,
  resolve: resolveFly,
  laws,
  scale: scaleFly,
  scaleTogether,
  install: { fly: 'https://fly.io/docs/flyctl/install/' },
  targetTerm: 'Fly app',
  targets: apps,
  observe: machines,
});
