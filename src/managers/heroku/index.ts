import { defineManager } from '../../core/manager';
import { apps } from './apps';
import { readHeroku } from './document';
import type { HerokuDocument } from './document';
import { dynos } from './dynos';
import { laws } from './laws/index';
import { recognise } from './recognise';
import { resolveHeroku } from './resolve';
import { scaleHeroku, scaleTogether } from './scale';

export const heroku = defineManager<HerokuDocument>({
  id: 'heroku',
  title: 'Heroku',
  files: ['app.json', 'heroku.yml'],
  recognises: recognise,
  read: readHeroku,
  resolve: resolveHeroku,
  laws,
  scale: scaleHeroku,
  scaleTogether,
  install: { heroku: 'https://devcenter.heroku.com/articles/heroku-cli' },
  targetTerm: 'Heroku app',
  targets: apps,
  observe: dynos,
});
