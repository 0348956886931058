import { exceedsOne } from '../core/model';
import { defineRule } from '../core/rule';
import type { Repair } from '../core/trait';
import { fixesOf } from './repair';

/** A release changes the database once; each copy that starts would do it again. */
export const migratesAtStart = defineRule<Repair | undefined>({
  id: 'migrates-at-start',
  severity: 'warning',
  docs: {
    summary: 'Each copy of a server changes the database when it starts',
    why: 'A change of the database belongs to the release: it runs once, before the new version starts. In front of a server it runs in each copy, all at the same time, and whenever one is restarted. Run it as a one-off process: the `release` type of a Procfile, a Job, a service of its own. Where one copy runs, this is a hint.',
    bad: {
      file: 'compose.yaml',
      text: "services:\n  web:\n    image: shop\n    scale: 2\n    command: bash -c 'python manage.py migrate && exec gunicorn shop:app'\n",
    },
    good: {
      file: 'compose.yaml',
      text: 'services:\n  web:\n    image: shop\n    scale: 2\n    command: gunicorn shop:app\n  release:\n    image: shop\n    command: python manage.py migrate\n',
    },
    source: 'https://12factor.net/admin-processes',
  },
  check: {
    type({ name, quantity, role, traits }, report) {
      if (!quantity.known || role === 'one-off' || role === 'scheduled') return;
      const many = exceedsOne(quantity);
      for (const trait of traits) {
        if (trait.kind !== 'migrates') continue;
        report({
          at: trait.at,
          message: `${trait.reason}: each copy of "${name.value}" does it again.`,
          ...(many ? {} : { severity: 'hint' }),
          data: trait.replace,
        });
      }
    },
  },
  fixes: (replace) => fixesOf(replace),
});
