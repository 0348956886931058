import { defineLaw } from '../../../core/rule';
import { countOf, formationsIn } from '../document';
import type { HerokuDocument } from '../document';

/** The schema of app.json wants a whole number. */
export const badCount = defineLaw<HerokuDocument, undefined>({
  id: 'heroku-bad-count',
  severity: 'error',
  holdsFor: 'Heroku',
  docs: {
    summary: 'A quantity in app.json is no whole number',
    why: 'A formation gives each process type a whole number of dynos, from 0 on. Heroku refuses to create an app from an `app.json` that does not follow its schema.',
    bad: { file: 'app.json', text: '{ "formation": { "web": { "quantity": -1 } } }\n' },
    good: { file: 'app.json', text: '{ "formation": { "web": { "quantity": 1 } } }\n' },
    source: 'https://devcenter.heroku.com/articles/app-json-schema#formation',
  },
  check({ document }, report) {
    for (const { entry, quantity } of formationsIn(document).flatMap(({ dynos }) => dynos)) {
      if (!quantity || countOf(quantity) !== undefined) continue;
      const message = `\`${quantity.text}\` is no number of dynos for "${entry.key.text}".`;
      report({ at: quantity.at, message, data: undefined });
    }
  },
});
