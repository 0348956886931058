import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { readGoogle } from './document';
import type { GoogleDocument } from './document';
import { laws } from './laws/index';
import { recognise } from './recognise';
import { resolveGoogle } from './resolve';
import { scaleGoogle } from './scale';

export const googleCloud: Manager = defineManager<GoogleDocument>({
  id: 'google-cloud',
  title: 'Google Cloud',
  files: ['*.yaml', '*.yml'],
  manifests: '`app.yaml` of App Engine, services, jobs and worker pools of Cloud Run',
  recognises: recognise,
  read: readGoogle,
  resolve: resolveGoogle,
  laws,
  scale: scaleGoogle,
  install: { gcloud: 'https://cloud.google.com/sdk/docs/install' },
});
