import { readProcfile } from '../../core/formats/procfile';
import type { ProcfileDocument } from '../../core/formats/procfile';
import { defineManager } from '../../core/manager';
import { laws } from './laws/index';
import { resolveProcfile } from './resolve';
import { starter } from './runner/start';
import { scaleProcfile } from './scale';

export const procfile = defineManager<ProcfileDocument>({
  id: 'procfile',
  title: 'Procfile',
  files: ['Procfile', 'Procfile.*', '*.Procfile'],
  read: readProcfile,
  resolve: resolveProcfile,
  laws,
  scale: scaleProcfile,
  start: starter,
});
