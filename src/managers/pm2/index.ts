import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { readPm2 } from './document';
import type { Pm2File } from './document';
import { operateApp } from './operate';
import { recognise } from './recognise';
import { resolveApps } from './resolve';
import { scaleApp } from './scale';

/** What runs is not asked for: `pm2 jlist` starts a daemon where there is none. */
export const pm2: Manager = defineManager<Pm2File>({
  id: 'pm2',
  title: 'PM2',
  files: [
    'ecosystem.config.{js,cjs,mjs,json,yaml,yml}',
    '*.config.{js,cjs,mjs}',
    '{process,pm2,ecosystem}.{json,yaml,yml}',
  ],
  manifests: '`ecosystem.config.js`, `process.json` and their like',
  recognises: recognise,
  read: readPm2,
  resolve: resolveApps,
  laws: [],
  scale: scaleApp,
  operate: operateApp,
  install: { pm2: 'https://pm2.keymetrics.io/docs/usage/quick-start/' },
});
