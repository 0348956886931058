import type { Recognition } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { nameOf } from '../../core/uri';

/** Keys of Heroku's schema that say what an app is made of; others share `name`, `description` and `env`. */
const HEROKU = /"(?:formation|buildpacks|addons|stack|environments|postdeploy|pr-predestroy)"\s*:/;

/** Expo's settings are all under one key. */
const EXPO = /"expo"\s*:\s*\{/;

const HEROKU_YML = /^\uFEFF?(?:build|run|release|setup)[ \t]*:/m;

/** `app.json` is also the name of Expo's settings, and of others'. */
export function recognise({ uri, text }: SourceText): Recognition {
  if (nameOf(uri) === 'heroku.yml') return HEROKU_YML.test(text) ? 'yes' : 'no';
  if (EXPO.test(text)) return { lookAlike: 'Expo settings' };
  return HEROKU.test(text) ? 'yes' : 'no';
}
