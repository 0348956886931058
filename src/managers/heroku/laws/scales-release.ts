import type { ScalarNode } from '../../../core/formats/tree';
import { defineLaw } from '../../../core/rule';
import type { Change } from '../../../core/source';
import { countOf, formationsIn } from '../document';
import type { HerokuDocument } from '../document';

/** The release phase is no process. */
export const scalesRelease = defineLaw<HerokuDocument, ScalarNode>({
  id: 'heroku-scales-release',
  severity: 'warning',
  holdsFor: 'Heroku',
  docs: {
    summary: 'A formation counts the release phase',
    why: 'Heroku runs `release` once for each release, in a dyno of its own that ends. It has no number to scale.',
    bad: {
      file: 'app.json',
      text: '{ "formation": { "web": { "quantity": 1 }, "release": { "quantity": 1 } } }\n',
    },
    good: { file: 'app.json', text: '{ "formation": { "web": { "quantity": 1 } } }\n' },
    source: 'https://devcenter.heroku.com/articles/release-phase',
  },
  check({ document }, report) {
    for (const { entry, quantity } of formationsIn(document).flatMap(({ dynos }) => dynos)) {
      if (!quantity || entry.key.text !== 'release' || !countOf(quantity)) continue;
      const message = '`release` runs once for each release: it is no process to scale.';
      report({ at: entry.key.at, message, data: quantity });
    }
  },
  fixes: ({ at: { uri, span } }) => {
    const changes = (): readonly Change[] => [{ uri, edits: [{ span, text: '0' }] }];
    return [{ title: 'Set it to 0', changes, safe: true }];
  },
});
