import { readProcfile } from '../../core/formats/procfile';
import type { ProcfileDocument } from '../../core/formats/procfile';
import { defineManager } from '../../core/manager';
import { laws } from './laws/index';
import { operateProcfile } from './operate';
import { resolveProcfile } from './resolve';
import { RUNNERS } from './runner/runners';
import { starter } from './runner/start';
import { scaleProcfile, scaleTogether } from './scale';

export const procfile = defineManager<ProcfileDocument>({
  id: 'procfile',
  title: 'Procfile',
  files: ['Procfile', 'Procfile.*', '*.Procfile'],
  read: readProcfile,
  resolve: resolveProcfile,
  laws,
  scale: scaleProcfile,
  scaleTogether,
  start: starter,
  operate: operateProcfile,
  install: Object.fromEntries(RUNNERS.map(({ id, install }) => [id, install])),
});
