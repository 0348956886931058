import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { jobs } from './host';
import { laws } from './laws/index';
import { readPropertyList } from './plist';
import type { PropertyList } from './plist';
import { recognise } from './recognise';
import { resolveJob } from './resolve';
import { scaleJob } from './scale';

export const launchd: Manager = defineManager<PropertyList>({
  id: 'launchd',
  title: 'launchd',
  files: ['*.plist'],
  manifests: 'property lists of jobs (`*.plist`)',
  recognises: recognise,
  read: readPropertyList,
  resolve: resolveJob,
  laws,
  scale: scaleJob,
  observe: jobs,
});
