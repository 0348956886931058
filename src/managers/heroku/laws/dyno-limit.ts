import type { ScalarNode } from '../../../core/formats/tree';
import { defineLaw } from '../../../core/rule';
import type { Change } from '../../../core/source';
import { countOf, formationsIn } from '../document';
import type { HerokuDocument } from '../document';

/** Sizes that do not scale out. */
const SINGLE = ['eco', 'basic', 'free', 'hobby'];

/** Heroku runs one dyno of each type of its smallest sizes. */
export const dynoLimit = defineLaw<HerokuDocument, ScalarNode>({
  id: 'heroku-dyno-limit',
  severity: 'error',
  holdsFor: 'Heroku',
  docs: {
    summary: 'Several dynos of a size that does not scale out',
    why: 'An app has at most one Eco or Basic dyno of each process type. Two or more take a Standard size or larger.',
    bad: { file: 'app.json', text: '{ "formation": { "web": { "quantity": 2, "size": "basic" } } }\n' },
    good: {
      file: 'app.json',
      text: '{ "formation": { "web": { "quantity": 2, "size": "standard-1x" } } }\n',
    },
    source: 'https://devcenter.heroku.com/articles/dyno-types',
  },
  check({ document }, report) {
    for (const { entry, quantity, size } of formationsIn(document).flatMap(({ dynos }) => dynos)) {
      if (!quantity || !size || (countOf(quantity) ?? 0) < 2 || !SINGLE.includes(size.text.toLowerCase()))
        continue;
      report({
        at: quantity.at,
        message: `Heroku runs one ${size.text} dyno of "${entry.key.text}" at most.`,
        related: [{ message: 'The size.', at: size.at }],
        data: quantity,
      });
    }
  },
  fixes: ({ at: { uri, span } }) => {
    const changes = (): readonly Change[] => [{ uri, edits: [{ span, text: '1' }] }];
    return [{ title: 'Start with 1', changes, safe: false }];
  },
});
