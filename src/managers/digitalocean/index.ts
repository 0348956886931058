import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { apps } from './apps';
import { readAppSpec } from './document';
import type { AppSpec } from './document';
import { instances } from './instances';
import { laws } from './laws/index';
import { recognise } from './recognise';
import { resolveAppSpec } from './resolve';
import { scaleComponent } from './scale';

export const digitalocean: Manager = defineManager<AppSpec>({
  id: 'digitalocean',
  title: 'DigitalOcean',
  files: ['*.yaml', '*.yml'],
  manifests: 'app specs of App Platform (`.do/app.yaml`)',
  recognises: recognise,
  read: readAppSpec,
  resolve: resolveAppSpec,
  laws,
  scale: scaleComponent,
  install: { doctl: 'https://docs.digitalocean.com/reference/doctl/how-to/install/' },
  targetTerm: 'DigitalOcean app',
  targets: apps,
  observe: instances,
});
