import type { ConfigFile } from '../../core/formats/config-parser';
import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { readSupervisor } from './document';
import { laws } from './laws/index';
import { status } from './observe';
import { operateProgram } from './operate';
import { recognise } from './recognise';
import { resolvePrograms } from './resolve';
import { scaleProgram } from './scale';

export const supervisor: Manager = defineManager<ConfigFile>({
  id: 'supervisor',
  title: 'supervisor',
  files: ['*.{conf,ini}'],
  manifests: '`supervisord.conf`, `*.conf` and `*.ini` with programs',
  recognises: recognise,
  read: readSupervisor,
  resolve: resolvePrograms,
  laws,
  scale: scaleProgram,
  operate: operateProgram,
  install: { supervisorctl: 'https://supervisord.org/installing.html' },
  observe: status,
});
